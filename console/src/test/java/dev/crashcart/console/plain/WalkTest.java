package dev.crashcart.console.plain;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.crashcart.console.page.Answer;
import dev.crashcart.console.page.Desk;
import dev.crashcart.console.page.Next;
import dev.crashcart.console.page.Page;
import dev.crashcart.console.page.Pages;
import dev.crashcart.console.page.View;
import dev.crashcart.core.apply.Appliance.Consent;
import dev.crashcart.core.apply.Status;
import dev.crashcart.core.apply.Who;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.settings.Settings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every page that an appliance with something of everything leads to, printed line by line. */
class WalkTest {
  private static final String PASSWORD = "seven ravens over Oslo";
  private static final Who WHO = new Who(Optional.of("admin"), "plain", "/dev/ttyS0");

  /** Would change or end what is walked through; their pages stand in the dialogues. */
  private static final Set<String> NOT_GIVEN = Set.of("apply-now", "try", "yes", "open");

  /** What follows when something was applied, or is asked before, stands in the dialogues. */
  private static final Set<String> IN_DIALOGUES =
      Set.of("FoundPage", "OutcomePage", "TrialPage", "RootOffPage", "SigningInPage");

  /** What needs another machine that answers. */
  private static final Set<String> ANSWERED =
      Set.of("AcceptChangedPage", "AlarmPage", "ConnectionTestPage", "InstallKeyPage");

  @TempDir private Path folder;
  private Talk talk;
  private Status status;
  private final Set<String> seen = new HashSet<>();
  private final Set<String> filled = new HashSet<>();
  private final Set<String> classes = new TreeSet<>();
  private final Deque<Page> waiting = new ArrayDeque<>();

  /** Everything there is a list of has something in it, and the last change went back. */
  private Talk withSomethingOfEverything() throws HostFailure {
    Talk full = Talk.withAdmin(folder.resolve("full"));
    var read =
        Settings.read(
            "some.yaml",
            """
            format: 1
            authentication: {method: admin}
            accounts:
              admin:
                ssh-keys:
                  - ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIC9S3hdc3VkWLPS8GmuTKqfDyGNLMlYKrGKkmJFfE5aP ann@laptop
            network:
              interfaces:
                bond0: {kind: bond, mode: active-backup, members: [eno2], ipv4: {method: dhcp}}
                bond0.7: {kind: vlan, parent: bond0, id: 7, ipv4: {method: dhcp}}
              routes: {tapes: {destination: 10.9.0.0/16, gateway: 192.168.40.9}}
            ssh:
              enabled: true
              weak-algorithms: [hmac-sha1]
              extra-lines: [LogLevel VERBOSE]
            key-pairs:
              backup:
                public: ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAAxcytehon9rVuYaQq8xuEqXnUHfu0/oG/zZ7oieV1x
            connections:
              nas02: {host: 127.0.0.1, port: 1, key-pair: backup}
            """
                .getBytes(StandardCharsets.UTF_8));
    var settings = read.findValue().orElseThrow(() -> new AssertionError(read.problems()));
    var planned = full.appliance().plan(settings.toInput(), new Consent(WHO, true));
    var proposal = planned.findValue().orElseThrow(() -> new AssertionError(planned.problems()));
    full.appliance().apply(proposal, WHO, "something of everything");
    full.play("2111", "192.168.40.50/24", "192.168.40.1", "", "k", "", "@later 61s");
    return full.edit("etc/sudoers.d/50-crashcart", text -> text + "# by hand\n");
  }

  /** With a lease, and a neighbour who has the address that is typed. */
  private Talk withNeighbours() throws HostFailure {
    return Talk.withAdmin(folder.resolve("neighbours"))
        .edit(".simulated/neighbours", text -> text + "192.168.40.77 52:54:00:aa:bb:cc\n");
  }

  private Talk lockedOut() throws HostFailure {
    return Talk.withAdmin(folder.resolve("locked"))
        .edit("etc/shadow", text -> text.replaceFirst("(?m)^admin:", "admin:!"));
  }

  private Desk desk() {
    return new Desk(talk.appliance(), WHO, Optional.of(status), talk.appliance().now());
  }

  @Test
  void everyPageIsPrinted() throws HostFailure {
    // Each form is filled once, and first where somebody else has the address that is typed.
    for (Talk one : List.of(withNeighbours(), withSomethingOfEverything(), lockedOut())) {
      talk = one;
      seen.clear();
      status = talk.appliance().status();
      waiting.addAll(Pages.first(status));
      while (!waiting.isEmpty()) {
        visit(waiting.remove());
      }
    }
    Set<String> all = new TreeSet<>();
    for (JavaClass one :
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.crashcart.console.page")) {
      if (one.isAssignableTo(Page.class) && !one.getModifiers().contains(JavaModifier.ABSTRACT)) {
        all.add(one.getSimpleName());
      }
    }
    all.removeAll(IN_DIALOGUES);
    all.removeAll(ANSWERED);
    assertThat(classes).containsAll(all);
  }

  private void visit(Page page) throws HostFailure {
    follow(page.begin(desk()));
    View view = page.view(desk());
    if (!seen.add(page.getClass() + view.getClass().getSimpleName() + view.title())) {
      return;
    }
    classes.add(page.getClass().getSimpleName());
    assertThat(printed(page, view)).contains(Wording.of(view.title())).doesNotContain("\u001b");
    status = talk.appliance().status();
    // Hashing what is typed takes its time: once for each form with a secret is enough.
    boolean filling = filled.add(page.getClass() + view.title()) || !asksSecrets(view);
    for (Answer answer : answers(view, filling)) {
      Next next = page.answer(answer, desk());
      follow(next);
      if (!page.view(desk()).title().equals(view.title())) {
        waiting.add(page);
      }
    }
    if (filling && view instanceof View.Form form) {
      shape(page, form);
    }
  }

  private static boolean asksSecrets(View view) {
    return view instanceof View.Form form
        && form.fields().stream().anyMatch(field -> field.kind().isSecret());
  }

  /** Every choice by which other fields come and go, each filled in and answered then. */
  private void shape(Page page, View.Form form) throws HostFailure {
    for (View.Field field : form.fields()) {
      for (String value : field.shapes() ? values(field) : List.<String>of()) {
        page.answer(filled(form, Map.of(field.id(), value), Answer.SHAPED), desk());
        if (page.view(desk()) instanceof View.Form shaped) {
          printed(page, shaped);
          follow(page.answer(filled(shaped, TYPED, Answer.OK), desk()));
        }
      }
    }
  }

  private static List<String> values(View.Field field) {
    return field.kind() == View.FieldKind.TICK ? List.of("true", "false") : field.choices();
  }

  private static String printed(Page page, View view) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Paper paper = new Paper(new PrintStream(out, true, StandardCharsets.UTF_8), true);
    Prompt prompt =
        new Prompt(
            StreamKeyboard.of(new byte[0]), paper, Clock.systemUTC(), () -> Optional.empty());
    Dialogue dialogue = Dialogue.of(view, new Stop(page), prompt);
    dialogue.print();
    assertThat(dialogue.hold()).isIn(Heard.Sign.END, new Heard.Gives(Answer.of("deadline")));
    return out.toString(StandardCharsets.UTF_8);
  }

  private void follow(Next next) throws HostFailure {
    if (next instanceof Next.Work work) {
      follow(done(work.job()));
    } else if (next instanceof Next.Follow lasting) {
      follow(done(() -> lasting.job().run(new Impatient())));
    } else if (next instanceof Next.Open open) {
      waiting.add(open.page());
    } else if (next instanceof Next.Replace replace) {
      waiting.add(replace.page());
    } else if (next instanceof Next.HomeThen then) {
      waiting.add(then.page());
    }
  }

  /** What the machine refuses is told, and the page stays. */
  private static Next done(Next.Job job) {
    try {
      return job.run();
    } catch (HostFailure refused) {
      return Next.stay();
    }
  }

  private static List<Answer> answers(View view, boolean filling) {
    List<Answer> answers = new ArrayList<>();
    if (view instanceof View.Menu menu) {
      items(menu.items(), answers);
    } else if (view instanceof View.Question question) {
      items(question.answers(), answers);
    } else if (view instanceof View.Text text) {
      text.keys().forEach(key -> answers.add(Answer.of(key.id())));
      if (!text.title().equals("What will change")) {
        answers.add(Answer.of(Answer.OK));
      }
    } else if (view instanceof View.Table table) {
      for (View.KeyHint key : table.keys()) {
        answers.add(Answer.of(key.id()));
        table.rows().stream().limit(4).forEach(row -> answers.add(on(row, key)));
      }
    } else {
      answers.add(filled((View.Form) view, Map.of(), Answer.OK));
      if (filling) {
        answers.add(filled((View.Form) view, TYPED, Answer.OK));
      }
    }
    answers.removeIf(answer -> NOT_GIVEN.contains(answer.choice()));
    return answers;
  }

  private static Answer on(View.Row row, View.KeyHint key) {
    return new Answer(key.id(), Optional.of(row.id()), Map.of(), Map.of());
  }

  private static void items(List<View.Item> items, List<Answer> answers) {
    items.stream()
        .filter(item -> item.disabled().isEmpty())
        .forEach(item -> answers.add(Answer.of(item.id())));
  }

  private static final Map<String, String> TYPED =
      Map.ofEntries(
          Map.entry("name", "walked"),
          Map.entry("minutes", "30"),
          Map.entry("addresses", "192.168.40.77/24"),
          Map.entry("destination", "10.10.0.0/16"),
          Map.entry("gateway", "192.168.40.9"),
          Map.entry("id", "7"),
          Map.entry("reason", "a walk"),
          Map.entry("word", "renew"),
          Map.entry("line", "LogLevel INFO"),
          Map.entry("host", "127.0.0.1"),
          Map.entry("port", "1"),
          Map.entry("password", PASSWORD),
          Map.entry("again", PASSWORD),
          Map.entry(
              "source",
              "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIC9S3hdc3VkWLPS8GmuTKqfDyGNLMlYKrGKkmJFfE5aP"
                  + " ann@laptop"));

  private static Answer filled(View.Form form, Map<String, String> typed, String choice) {
    Map<String, String> texts = new HashMap<>();
    Map<String, char[]> secrets = new HashMap<>();
    for (View.Field field : form.fields()) {
      if (field.kind().isSecret()) {
        secrets.put(field.id(), typed.getOrDefault(field.id(), "").toCharArray());
      } else {
        texts.put(field.id(), typed.getOrDefault(field.id(), field.value()));
      }
    }
    return new Answer(choice, Optional.empty(), texts, secrets);
  }

  /** Has what is long stopped at its first step. */
  private static final class Impatient implements Next.Pulse {
    private int asked;

    @Override
    public void beat() {}

    @Override
    public boolean stopped() {
      return asked++ > 2;
    }
  }
}
