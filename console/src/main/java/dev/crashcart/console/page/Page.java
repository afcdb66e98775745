package dev.crashcart.console.page;

/**
 * One place in the menu: what it shows, and where each answer leads. A page is made when it is
 * opened and may remember what was typed, so that going back loses nothing. It never blocks: what
 * takes long is returned as {@link Next#work} or {@link Next#look}.
 */
public interface Page {
  /** What is on the screen now; asked again after each answer and whenever the status changed. */
  View view(Desk desk);

  /** Where the operator's answer leads. */
  Next answer(Answer answer, Desk desk);

  /**
   * What begins by itself when an answer has led here, on the way in or back; stays when there is
   * nothing. Esc begins nothing.
   */
  default Next begin(Desk desk) {
    return Next.stay();
  }

  /** The same page without anything that was typed there or beyond, for whoever comes next. */
  default Page afresh() {
    return this;
  }
}
