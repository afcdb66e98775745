/**
 * The whole of the settings, and the rules between its sections.
 *
 * <p>Start reading at {@link dev.crashcart.core.settings.Settings}, the only place that lists the
 * sections.
 */
package dev.crashcart.core.settings;
