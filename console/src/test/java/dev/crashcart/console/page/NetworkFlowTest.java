package dev.crashcart.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.network.InterfaceName;
import dev.crashcart.core.network.Ipv4Method;
import dev.crashcart.core.network.KernelState;
import dev.crashcart.core.network.NetworkInterface;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The network as the operator sets it up, on the simulated appliance. */
class NetworkFlowTest {
  private static final String NEIGHBOURS = ".simulated/neighbours";

  @TempDir private Path folder;
  private Bench bench;

  @BeforeEach
  void setUp() throws HostFailure {
    bench = Bench.withAdmin(folder.resolve("appliance"));
  }

  private PageWalk interfaces() throws HostFailure {
    return bench.walk().choose("2");
  }

  private PageWalk form(String name) throws HostFailure {
    return interfaces().row(name, "enter").choose("edit");
  }

  private PageWalk staticForm() throws HostFailure {
    return form("eno1").shape("ipv4.method", "static");
  }

  private PageWalk fillStatic(PageWalk form, String address) throws HostFailure {
    return form.fill("addresses", address);
  }

  private List<String> addresses(String name) throws HostFailure {
    KernelState kernel = bench.appliance().network().kernel();
    return kernel.find(new InterfaceName(name)).orElseThrow().addresses().stream()
        .map(address -> address.prefix().toString())
        .toList();
  }

  private NetworkInterface wanted(String name) throws HostFailure {
    return bench.appliance().current().network().interfaces().get(new InterfaceName(name));
  }

  @Test
  void theListTellsWhatIsThereAndWhatIsSetUp() throws HostFailure {
    assertThat(interfaces().text()).contains("eno1 | card").contains("not set up here");
  }

  @Test
  void theFirstStaticAddressKeepsWhatTheLeaseBrought() throws HostFailure {
    PageWalk walk = fillStatic(staticForm(), "192.168.40.50/24");
    assertThat(walk.text()).startsWith("What came with the lease").contains("192.168.40.1");
    walk.choose("keep");
    assertThat(walk.text())
        .startsWith("What will change")
        .contains("network.gateway.ipv4: 192.168.40.1")
        .contains("network.nameservers: 192.168.40.1");
    walk.enter();
    assertThat(walk.page()).isInstanceOf(TrialPage.class);
    walk.choose("keep");
    assertThat(addresses("eno1")).contains("192.168.40.50/24").doesNotContain("192.168.40.21/24");
    assertThat(bench.appliance().current().network().gatewayV4())
        .map(Object::toString)
        .contains("192.168.40.1");
  }

  @Test
  void oneFixedAddressTakesAnAddressAndTheRouter() throws HostFailure {
    PageWalk walk = interfaces().row("eno1", "enter").choose("fixed");
    walk.fill("addresses", "");
    assertThat(walk.problems()).containsKey("addresses");
    walk.fill("addresses", "192.168.40.50/24", "router", "192.168.40.2");
    assertThat(walk.text()).startsWith("What came with the lease");
    walk.choose("keep");
    assertThat(walk.text())
        .startsWith("What will change")
        .contains("network.gateway.ipv4: 192.168.40.2");
    walk.enter();
    walk.choose("keep");
    assertThat(addresses("eno1")).contains("192.168.40.50/24").doesNotContain("192.168.40.21/24");
    assertThat(wanted("eno1").ipv4Method()).isEqualTo(Ipv4Method.STATIC);
  }

  @Test
  void whatTheLeaseBroughtMayBeLeftOut() throws HostFailure {
    PageWalk walk = fillStatic(staticForm(), "192.168.40.50/24").choose("leave-out");
    assertThat(walk.text()).startsWith("What will change").doesNotContain("network.gateway");
  }

  @Test
  void backFromAQuestionTheFormIsAsItWasTyped() throws HostFailure {
    PageWalk walk = staticForm();
    Page form = walk.page();
    fillStatic(walk, "192.168.40.50/24").choose("back");
    assertThat(walk.page()).isSameAs(form);
    assertThat(walk.text()).contains("Addresses: 192.168.40.50/24");
  }

  @Test
  void somebodyElsesAddressIsAskedAbout() throws HostFailure {
    bench.edit(NEIGHBOURS, text -> text + "192.168.40.50 52:54:00:aa:bb:cc\n");
    PageWalk walk = fillStatic(staticForm(), "192.168.40.50/24").choose("keep");
    assertThat(walk.text()).startsWith("Somebody has this address").contains("52:54:00:aa:bb:cc");
    assertThat(walk.choose("anyway").text()).startsWith("What will change");
  }

  @Test
  void problemsStandAtTheirFields() throws HostFailure {
    PageWalk walk = fillStatic(staticForm(), "192.168.40.500/24");
    assertThat(walk.problems()).containsOnlyKeys("addresses");
    walk.fill("addresses", "192.168.40.50/24", "mtu", "9", "network.gateway.ipv4", "10.0.0.1");
    assertThat(walk.problems()).containsOnlyKeys("mtu");
    walk.fill("addresses", "192.168.40.50/24", "mtu", "", "network.gateway.ipv4", "10.0.0.1");
    assertThat(walk.problems()).containsOnlyKeys("network.gateway.ipv4");
    walk.fill("addresses", "", "network.gateway.ipv4", "");
    assertThat(walk.problems()).containsOnlyKeys("ipv4.method");
  }

  @Test
  void aTrialThatNobodyKeepsGoesBackAndItsFormsAreStillFilled() throws HostFailure {
    List<String> before = addresses("eno1");
    PageWalk walk = fillStatic(staticForm(), "192.168.40.50/24").choose("keep").enter();
    bench.later(Duration.ofSeconds(61));
    walk.deadline();
    assertThat(walk.page()).isInstanceOf(OutcomePage.class);
    assertThat(addresses("eno1")).isEqualTo(before);
    PageWalk next = bench.walk();
    assertThat(next.page()).isInstanceOf(RejectedPage.class);
    next.choose("edit").choose("interface eno1");
    assertThat(next.text()).contains("Addresses: 192.168.40.50/24").contains("IPv4: static");
    next.fill("addresses", "192.168.40.51/24");
    assertThat(next.text())
        .startsWith("What will change")
        .contains("network.interfaces.eno1.addresses: 192.168.40.51/24")
        .contains("network.gateway.ipv4: 192.168.40.1");
  }

  @Test
  void theTrialIsAsLongAsTheSettingsSay() throws HostFailure {
    PageWalk walk = bench.walk().choose("3").choose("back-end");
    walk.fill("network.trial-seconds", "90").enter();
    assertThat(bench.appliance().current().network().trialSeconds()).isEqualTo(90);
    walk = fillStatic(staticForm(), "192.168.40.50/24").choose("keep");
    assertThat(((View.Text) walk.view()).button()).contains("Try it for 90 s");
    walk.enter();
    assertThat(walk.view().title()).isEqualTo("Keep this change?");
    assertThat(((View.Question) walk.view()).deadline())
        .contains(bench.appliance().now().plusSeconds(90));
  }

  @Test
  void aLeaseIsTurnedIntoStaticSettings() throws HostFailure {
    PageWalk walk = interfaces().row("eno1", "enter").choose("lease");
    assertThat(walk.text()).startsWith("What will change").contains("192.168.40.21/24");
    walk.enter().choose("keep");
    assertThat(wanted("eno1").addresses())
        .extracting(Object::toString)
        .containsExactly("192.168.40.21/24");
  }

  @Test
  void aBondIsMadeWithAVlanOnItAndGoesWithIt() throws HostFailure {
    PageWalk walk = interfaces().choose("new").shape("kind", "bond");
    walk.shape("members eno2", "true").shape("ipv4.method", "off").shape("ipv6.method", "off");
    walk.fill();
    assertThat(walk.text()).startsWith("What will change").contains("bond0.members: eno2");
    keep(walk);
    walk = interfaces().choose("new").shape("parent", "bond0");
    walk.fill("id", "40");
    assertThat(walk.text()).contains("bond0.40");
    keep(walk);
    walk = interfaces().row("bond0", "enter").choose("remove");
    assertThat(walk.text()).contains("the interface bond0.40");
    keep(walk.choose("together"));
    assertThat(bench.appliance().current().network().interfaces()).isEmpty();
  }

  private static void keep(PageWalk plan) throws HostFailure {
    plan.enter();
    if (plan.page() instanceof TrialPage) {
      plan.choose("keep");
    }
    assertThat(plan.text()).startsWith("Done");
  }

  @Test
  void aVlanWithoutAnIdIsToldSoAtItsField() throws HostFailure {
    PageWalk walk = interfaces().choose("new");
    walk.fill("name", "office", "id", "");
    assertThat(walk.problems()).containsOnlyKeys("id");
    walk.fill("name", "a name with blanks", "id", "7");
    assertThat(walk.problems()).containsOnlyKeys("name");
  }

  @Test
  void routesAndNamesAreAddedChangedAndDeleted() throws HostFailure {
    keep(fillStatic(staticForm(), "192.168.40.50/24").choose("keep"));
    PageWalk walk = bench.walk().choose("4").choose("new");
    walk.fill("name", "tapes", "destination", "10.9.0.1/16", "gateway", "192.168.40.9");
    assertThat(walk.problems()).containsOnlyKeys("destination");
    keep(walk.fill("name", "tapes", "destination", "10.9.0.0/16", "gateway", "192.168.40.9"));
    walk = bench.walk().choose("4").row("tapes", "enter");
    keep(walk.fill("metric", "200"));
    assertThat(bench.appliance().current().network().routes().get("tapes").metric()).contains(200L);
    keep(bench.walk().choose("4").row("tapes", "remove"));
    assertThat(bench.appliance().current().network().routes()).isEmpty();
    walk = bench.walk().choose("3").choose("hosts").choose("new");
    keep(walk.fill("name", "nas02", "addresses", "192.168.40.6"));
    assertThat(bench.read("etc/hosts")).contains("192.168.40.6").contains("nas02");
    keep(bench.walk().choose("3").choose("hosts").row("nas02", "remove"));
    assertThat(bench.read("etc/hosts")).doesNotContain("nas02");
  }

  @Test
  void theProxysPasswordIsShownNowhereAndCanBeForgotten() throws HostFailure {
    String secret = "hunter-of-cables";
    String group = "system.proxy.";
    PageWalk walk = bench.walk().choose("3").choose("proxy");
    walk.fill(
        group + "url", "http://proxy.lab.example:3128",
        group + "username", "nas",
        group + "password", secret);
    assertThat(walk.text()).startsWith("What will change").doesNotContain(secret);
    assertThat(walk.choose("steps").text()).doesNotContain(secret);
    keep(walk.escape());
    assertThat(bench.appliance().current().system().proxy().password()).isPresent();
    walk = bench.walk().choose("3").choose("proxy");
    assertThat(walk.text()).doesNotContain(secret);
    keep(walk.fill("forget " + group + "password", "true"));
    assertThat(bench.appliance().current().system().proxy().password()).isEmpty();
  }

  @Test
  void theResetLeavesAutomaticAddressesAlone() throws HostFailure {
    keep(fillStatic(staticForm(), "192.168.40.50/24").choose("keep"));
    PageWalk walk = bench.walk().choose("3").choose("reset");
    keep(walk);
    assertThat(addresses("eno1")).contains("192.168.40.21/24").doesNotContain("192.168.40.50/24");
  }

  @Test
  void theTestShowsALineForEachCheck() throws HostFailure {
    PageWalk walk = bench.walk().choose("3").choose("test").enter();
    assertThat(walk.text()).contains("link eno1").contains("gateway");
    assertThat(((View.Text) walk.view()).button()).contains("Once more");
  }

  @Test
  void withoutAnyAddressTheMainMenuOffersDhcp() throws HostFailure {
    assertThat(bench.walk().text()).doesNotContain("Get addresses by DHCP");
    bench.edit(
        "usr/lib/systemd/network/80-wired.network",
        text -> text.replace("DHCP=ipv4", "DHCP=no\nIPv6AcceptRA=no"));
    bench.host().restart();
    PageWalk walk = bench.walk();
    assertThat(walk.text()).contains("Get addresses by DHCP");
    keep(walk.choose("d"));
    assertThat(addresses("eno1")).contains("192.168.40.21/24");
    assertThat(wanted("eno1").ipv4Method()).isEqualTo(Ipv4Method.DHCP);
  }
}
