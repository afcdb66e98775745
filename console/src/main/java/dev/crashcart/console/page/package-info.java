/**
 * What is on the screens, as data: views, the pages that make them, and where a page leads.
 *
 * <p>Start reading at {@link dev.crashcart.console.page.Page}. Nothing here draws or blocks; the
 * same pages are shown full-screen and line by line.
 */
package dev.crashcart.console.page;
