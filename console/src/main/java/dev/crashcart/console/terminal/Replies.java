package dev.crashcart.console.terminal;

/** Who is told what a terminal sends besides keys, and that it sends at all. */
interface Replies {
  /** For a terminal that is never asked anything. */
  Replies NONE =
      new Replies() {
        @Override
        public void pressed() {}

        @Override
        public void ready() {}

        @Override
        public boolean position(int column, int row) {
          return false;
        }
      };

  /** Something came that is no answer: a key, or noise. */
  void pressed();

  /** Whether an answer may be on its way, of which a key must not be made. */
  default boolean due() {
    return false;
  }

  /** The terminal says that it is there (ECMA-48: DSR). */
  void ready();

  /**
   * The terminal says where its cursor is (ECMA-48: CPR), counted from 1.
   *
   * @return whether it was asked
   */
  boolean position(int column, int row);
}
