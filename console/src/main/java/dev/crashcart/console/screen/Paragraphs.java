package dev.crashcart.console.screen;

import dev.crashcart.console.page.View;
import java.util.ArrayList;
import java.util.List;

/** Paragraphs set for a width. */
final class Paragraphs {
  /** Longer lines are hard to read, however wide the screen is. */
  private static final int WIDEST = 100;

  private Paragraphs() {}

  /** A short text under a title; no line when it is empty. */
  static List<Strip> excerpt(String text, int width) {
    return text.isBlank()
        ? List.of()
        : Strip.wrapped(Style.PLAIN, "", text, Math.min(width, WIDEST));
  }

  static List<Strip> set(List<View.Line> lines, int width) {
    List<Strip> strips = new ArrayList<>();
    for (View.Line line : lines) {
      strips.addAll(set(line, width, !strips.isEmpty()));
    }
    return strips;
  }

  private static List<Strip> set(View.Line line, int width, boolean below) {
    List<Strip> strips = new ArrayList<>();
    if (line.kind() == View.LineKind.VERBATIM) {
      Columns.fold(line.text(), width).forEach(part -> strips.add(Strip.plain(part)));
    } else if (line.kind() == View.LineKind.HEADING) {
      if (below) {
        strips.add(Strip.EMPTY);
      }
      strips.addAll(Strip.wrapped(Style.STRONG, "", line.text(), width));
    } else {
      Style style = line.kind() == View.LineKind.ALARM ? Style.BAD : Style.PLAIN;
      strips.addAll(Strip.wrapped(style, "", line.text(), Math.min(width, WIDEST)));
    }
    return strips;
  }
}
