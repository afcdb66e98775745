/**
 * Text into typed values, every problem with its place.
 *
 * <p>Start reading at {@link dev.crashcart.core.config.Input}; a file becomes one in {@link
 * dev.crashcart.core.config.Yaml}, and what is wrong with it is printed by {@link
 * dev.crashcart.core.config.ProblemText}. This is the only package that uses Jackson (its streaming
 * parsers, and the events of the YAML parser below it), and it uses nothing else of Crashcart.
 */
package dev.crashcart.core.config;
