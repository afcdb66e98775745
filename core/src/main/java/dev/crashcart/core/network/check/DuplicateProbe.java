package dev.crashcart.core.network.check;

import dev.crashcart.core.config.IpPrefix;
import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.host.NetworkProbe;
import dev.crashcart.core.host.ProbeAnswer;
import dev.crashcart.core.network.InterfaceName;
import dev.crashcart.core.network.KernelLink;
import dev.crashcart.core.network.KernelState;
import dev.crashcart.core.network.NetworkInterface;
import dev.crashcart.core.network.NetworkSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The question whether somebody has an address already, asked before it is taken: by ARP as in RFC
 * 5227, section 2.1.1, and by neighbour solicitation as in RFC 4861, section 7.2. What the kernel
 * finds after it was taken (RFC 4862, section 5.4) is told by the test of the network.
 */
public final class DuplicateProbe {
  private static final Duration LIMIT = Duration.ofSeconds(3);
  private static final int AT_ONCE = 8;

  private final NetworkProbe probe;

  /** The probe of this machine. */
  public DuplicateProbe(Host host) throws HostFailure {
    this(NetworkProbe.of(host));
  }

  DuplicateProbe(NetworkProbe probe) {
    this.probe = probe;
  }

  /**
   * An address to be taken that the machine does not have yet.
   *
   * @param on the interface of the settings
   * @param link where the question can be asked now; empty where it cannot
   */
  public record Candidate(InterfaceName on, IpPrefix prefix, Optional<String> link) {}

  /**
   * What was found.
   *
   * @param notLooked a sentence for each address that could not be looked for
   */
  public record Report(List<Duplicate> duplicates, List<String> notLooked) {
    public Report {
      duplicates = List.copyOf(duplicates);
      notLooked = List.copyOf(notLooked);
    }
  }

  /**
   * The written addresses that are new to their interface. One that the machine has on another
   * interface moves there, and is nobody else's.
   */
  public static List<Candidate> candidates(NetworkSettings desired, KernelState kernel) {
    List<Candidate> found = new ArrayList<>();
    for (NetworkInterface wanted : desired.interfaces().values()) {
      for (IpPrefix prefix : wanted.addresses()) {
        if (!has(kernel, prefix)) {
          Optional<String> link =
              kernel
                  .find(wanted.name())
                  .filter(it -> it.up() && it.carrier() && it.master().isEmpty())
                  .map(KernelLink::name);
          found.add(new Candidate(wanted.name(), prefix, link));
        }
      }
    }
    return found;
  }

  private static boolean has(KernelState kernel, IpPrefix prefix) {
    return kernel.links().stream()
        .flatMap(link -> link.addresses().stream())
        .anyMatch(own -> own.prefix().address().equals(prefix.address()));
  }

  /** Looks for all of them, some at a time; three seconds for eight. */
  public Report look(List<Candidate> candidates) throws HostFailure {
    List<Duplicate> duplicates = new ArrayList<>();
    List<String> notLooked = new ArrayList<>();
    List<Candidate> asked =
        candidates.stream().filter(candidate -> candidate.link().isPresent()).toList();
    candidates.stream()
        .filter(candidate -> candidate.link().isEmpty())
        .forEach(it -> notLooked.add(unknown(it, it.on() + " is not there yet or has no link")));
    List<ProbeAnswer> answers = ask(asked);
    for (int i = 0; i < asked.size(); i++) {
      Candidate candidate = asked.get(i);
      ProbeAnswer answer = answers.get(i);
      if (answer.answered()) {
        duplicates.add(
            new Duplicate(candidate.on(), candidate.prefix().address(), answer.detail()));
      } else if (answer.kind() != ProbeAnswer.Kind.SILENT) {
        notLooked.add(unknown(candidate, answer.detail()));
      }
    }
    return new Report(duplicates, notLooked);
  }

  private List<ProbeAnswer> ask(List<Candidate> asked) throws HostFailure {
    ExecutorService askers = Executors.newFixedThreadPool(AT_ONCE, DuplicateProbe::daemon);
    try {
      List<Callable<ProbeAnswer>> questions =
          asked.stream()
              .<Callable<ProbeAnswer>>map(
                  it ->
                      () ->
                          probe.whoHas(
                              it.prefix().address().toString(), it.link().orElseThrow(), LIMIT))
              .toList();
      List<ProbeAnswer> answers = new ArrayList<>();
      for (Future<ProbeAnswer> one : askers.invokeAll(questions)) {
        answers.add(one.get());
      }
      return answers;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new HostFailure("Looking for duplicate addresses was interrupted.", stopped);
    } catch (ExecutionException fault) {
      if (fault.getCause() instanceof HostFailure refused) {
        throw refused;
      }
      throw new IllegalStateException(fault.getCause());
    } finally {
      askers.shutdownNow();
    }
  }

  private static String unknown(Candidate candidate, String why) {
    return "Whether somebody has "
        + candidate.prefix().address()
        + " already was not looked for: "
        + why
        + ".";
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "crashcart-duplicates");
    thread.setDaemon(true);
    return thread;
  }
}
