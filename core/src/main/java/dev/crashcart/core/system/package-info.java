/**
 * What the machine is called and how it reaches the services around it: host name, domain, hosts
 * entries, time servers, proxy.
 *
 * <p>Start reading at {@link dev.crashcart.core.system.SystemSettings}.
 */
package dev.crashcart.core.system;
