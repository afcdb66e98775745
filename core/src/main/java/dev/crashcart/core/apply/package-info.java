/**
 * The counter: whoever wants anything of the machine stands here.
 *
 * <p>Start reading at {@link dev.crashcart.core.apply.Appliance}. What concerns one thing is a desk
 * of the counter, such as {@link dev.crashcart.core.apply.NetworkDesk} or {@link
 * dev.crashcart.core.apply.SignInDesk}; what is due at the start of the machine is {@link
 * dev.crashcart.core.apply.Boot}.
 */
package dev.crashcart.core.apply;
