/**
 * The counter: whoever wants anything of the machine stands here.
 *
 * <p>Start reading at {@link dev.crashcart.core.apply.Appliance}.
 */
package dev.crashcart.core.apply;
