/**
 * What the machine is called and how it reaches the services around it (host name, domain, hosts
 * entries, time servers, proxy), and how its console behaves.
 *
 * <p>Start reading at {@link dev.crashcart.core.system.SystemSettings} and {@link
 * dev.crashcart.core.system.ConsoleSettings}; {@code SystemSection} and {@code ConsoleSection}
 * observe and plan them.
 */
package dev.crashcart.core.system;
