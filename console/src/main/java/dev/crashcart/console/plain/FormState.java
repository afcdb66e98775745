package dev.crashcart.console.plain;

import dev.crashcart.console.page.Answer;
import dev.crashcart.console.page.Next;
import dev.crashcart.console.page.View;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What was typed into a form so far, and which of its fields are still to be asked for. */
final class FormState {
  private final Map<String, String> given = new HashMap<>();
  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, char[]> secrets = new HashMap<>();
  private final Set<String> asked = new HashSet<>();
  private boolean prompted;

  /** The form is asked for from its beginning; what was typed stays. */
  void again() {
    asked.clear();
    prompted = false;
  }

  /** Whether anything was asked for since the form began, or began again. */
  boolean isPrompted() {
    return prompted;
  }

  /** Something was asked for. */
  void prompted() {
    prompted = true;
  }

  /** Takes a newer state of the fields; a value the page did not touch leaves what was typed. */
  void show(View.Form form) {
    for (View.Field field : form.fields()) {
      if (!field.kind().isSecret() && !field.value().equals(given.get(field.id()))) {
        given.put(field.id(), field.value());
        texts.put(field.id(), field.value());
      }
    }
  }

  boolean isAsked(View.Field field) {
    return asked.contains(field.id());
  }

  void asked(View.Field field) {
    asked.add(field.id());
  }

  /** Every field is answered as it stands. */
  void rest(View.Form form) {
    form.fields().forEach(this::asked);
  }

  String text(View.Field field) {
    return texts.getOrDefault(field.id(), field.value());
  }

  void type(View.Field field, String text) {
    texts.put(field.id(), text);
  }

  boolean hasSecret(View.Field field) {
    return secrets.getOrDefault(field.id(), new char[0]).length > 0;
  }

  /** A copy, which whoever gets it wipes. */
  char[] secret(View.Field field) {
    return secrets.getOrDefault(field.id(), new char[0]).clone();
  }

  /** Keeps a secret; the array is not copied. */
  void type(View.Field field, char[] secret) {
    forget(field.id());
    secrets.put(field.id(), secret);
  }

  private void forget(String id) {
    Optional.ofNullable(secrets.remove(id)).ifPresent(secret -> Arrays.fill(secret, '\0'));
  }

  /** Only what has problems, and what comes new, is asked for again. */
  void problems(View.Form form, Next.Problems problems) {
    rest(form);
    prompted = false;
    problems.emptied().forEach(this::forget);
    asked.removeAll(problems.emptied());
    asked.removeAll(problems.byField().keySet());
    boolean nothing =
        form.fields().stream().filter(it -> it.disabled().isEmpty()).allMatch(this::isAsked);
    if (nothing) {
      again();
    }
  }

  /** The whole form; secrets are copies. */
  Answer answer(View.Form form) {
    Map<String, char[]> copies = new LinkedHashMap<>();
    form.fields().stream()
        .filter(field -> field.kind().isSecret())
        .forEach(
            field -> copies.put(field.id(), secrets.getOrDefault(field.id(), new char[0]).clone()));
    return new Answer(Answer.OK, Optional.empty(), texts(form), copies);
  }

  /** A field that shapes the form was changed. */
  Answer shaped(View.Form form, View.Field by) {
    return new Answer(Answer.SHAPED, Optional.of(by.id()), texts(form), Map.of());
  }

  private Map<String, String> texts(View.Form form) {
    Map<String, String> all = new LinkedHashMap<>();
    form.fields().stream()
        .filter(field -> !field.kind().isSecret())
        .forEach(field -> all.put(field.id(), text(field)));
    return all;
  }

  void wipe() {
    secrets.values().forEach(secret -> Arrays.fill(secret, '\0'));
    secrets.clear();
  }
}
