/**
 * Text into typed values, every problem with its place.
 *
 * <p>Start reading at {@link dev.crashcart.core.config.Input}. This package uses Jackson's YAML
 * parser and nothing else of Crashcart.
 */
package dev.crashcart.core.config;
