package dev.crashcart.console.page;

import dev.crashcart.console.page.View.KeyHint;
import dev.crashcart.console.page.View.Row;
import dev.crashcart.core.ssh.AccessRow;
import dev.crashcart.core.ssh.AccessRow.Way;
import java.util.List;
import java.util.Optional;

/** Who can come in over SSH and how, account by account, with the reasons. */
record AccessPage(List<AccessRow> matrix) implements Page {
  private static final String ENTER = "enter";

  @Override
  public View view(Desk desk) {
    return new View.Table(
        "Who can come in over SSH",
        "",
        List.of("Account", "Password", "Key", "Code"),
        matrix.stream().map(AccessPage::row).toList(),
        "There is no account that could come in.",
        List.of(new KeyHint(ENTER, '\n', Optional.empty(), "why")));
  }

  private static Row row(AccessRow row) {
    return new Row(
        row.account(),
        List.of(
            row.account(),
            SshWords.way(row.password()),
            SshWords.way(row.key()),
            row.secondFactor().open() ? "asked" : "no"),
        row.account() + ": " + SshWords.comesIn(row));
  }

  @Override
  public Next answer(Answer answer, Desk desk) {
    return matrix.stream()
        .filter(row -> answer.row().equals(Optional.of(row.account())))
        .findFirst()
        .<Next>map(row -> Next.open(why(row)))
        .orElse(Next.stay());
  }

  private static TextPage why(AccessRow row) {
    return TextPage.of(
        row.account() + " over SSH",
        new Lines()
            .sentences("By password", List.of(sentence(row.password())))
            .sentences("By key", List.of(sentence(row.key())))
            .sentences(
                "A code besides the password",
                List.of(
                    (row.secondFactor().open() ? "Asked: " : "Not asked: ")
                        + row.secondFactor().why()
                        + "."))
            .all());
  }

  private static String sentence(Way way) {
    return (way.open() ? "Yes: " : "No: ")
        + way.why()
        + (way.confirmed()
            ? ". sshd says the same."
            : ". This is from the settings and files alone: sshd could not be asked.");
  }
}
