package dev.crashcart.console.screen;

/**
 * How the rows of a screen are shared out: header and title above, the keys below, and between them
 * the content and what is said about the thing under the cursor. A blank row above and below the
 * content carries the marks for more; it goes when it is just what the content lacks.
 *
 * @param top the content's first row
 * @param content how many rows it has
 * @param marks whether there is a row for a mark above and below it
 * @param foot how many rows are left for help or notice, just above the keys
 */
record Layout(int top, int content, boolean marks, int foot) {
  private static final int ABOVE = 2;
  private static final int KEYS = 1;

  /** Rows between title and keys. */
  private static int between(int rows) {
    return Math.max(0, rows - ABOVE - KEYS);
  }

  /** Rows kept for the help however long the content is, so that it does not jump. */
  private static int kept(int rows) {
    return rows >= 16 ? 2 : rows >= 7 ? 1 : 0;
  }

  /** The most that help or notice may take from the content; a notice may take more. */
  private static int most(int rows, int wanted, boolean notice) {
    return notice ? Math.max(kept(rows), Math.min(wanted, between(rows) / 2)) : kept(rows);
  }

  /** The rows a content that is too long will have. */
  static int room(int rows, int wanted, boolean notice) {
    return Math.max(1, between(rows) - most(rows, wanted, notice) - 2);
  }

  /**
   * Shares out the rows.
   *
   * @param used the rows the content would like
   * @param wanted the rows help or notice would like
   */
  static Layout of(int rows, int used, int wanted, boolean notice) {
    int spare = between(rows) - 2 - used;
    int foot = Math.min(wanted, Math.max(most(rows, wanted, notice), spare));
    int all = between(rows) - Math.max(foot, most(rows, wanted, notice));
    boolean exact = used > all - 2 && used <= all;
    return all < 3 || exact
        ? new Layout(ABOVE, all, false, foot)
        : new Layout(ABOVE + 1, all - 2, true, foot);
  }
}
