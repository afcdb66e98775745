/**
 * Differences as data: what will change, for people and for the machine.
 *
 * <p>Start reading at {@link dev.crashcart.core.plan.Plan}. Making a plan touches nothing; only
 * {@link dev.crashcart.core.plan.Step#runOn} does.
 */
package dev.crashcart.core.plan;
