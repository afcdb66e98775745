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

  /**
   * What stands above the key line.
   *
   * @param wanted the rows it would like
   * @param helps whether rows are kept for help, however much or little there is to say
   * @param notice whether it is a notice, which may take more from the content than help may
   */
  record Foot(int wanted, boolean helps, boolean notice) {
    /** The rows that are taken from the content for it. */
    private int taken(int rows) {
      int kept = !helps ? 0 : rows >= 16 ? 2 : rows >= 7 ? 1 : 0;
      return notice ? Math.max(kept, Math.min(wanted, between(rows) / 2)) : kept;
    }
  }

  /** The rows a content that is too long will have. */
  static int room(int rows, Foot foot) {
    return Math.max(1, between(rows) - foot.taken(rows) - 2);
  }

  /**
   * Shares out the rows.
   *
   * @param used the rows the content would like
   */
  static Layout of(int rows, int used, Foot below) {
    int spare = between(rows) - 2 - used;
    int foot = Math.min(below.wanted, Math.max(below.taken(rows), spare));
    int all = between(rows) - Math.max(foot, below.taken(rows));
    boolean exact = used > all - 2 && used <= all;
    return all < 3 || exact
        ? new Layout(ABOVE, all, false, foot)
        : new Layout(ABOVE + 1, all - 2, true, foot);
  }
}
