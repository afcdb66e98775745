package dev.crashcart.console;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The start script in a tree of its own, with a pretend Java and a pretend Maven. */
final class LauncherTree {
  private static final String ECHO = "#!/bin/sh\nfor word; do echo \"[$word]\"; done\n";

  final Path launcher;
  final Path jar;
  final Path tools;
  final Map<String, String> environment = new TreeMap<>();

  private final Path temp;
  private final Path tree;

  /** How a start ended. */
  record Ended(int exit, String out, String err) {}

  LauncherTree(Path temp) throws IOException {
    this.temp = temp;
    Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwxr-xr-x"));
    tree = Files.createDirectories(temp.resolve("a tree"));
    launcher = tree.resolve("console/bin/crashcart");
    Files.createDirectories(launcher.getParent());
    Files.copy(Path.of("bin/crashcart"), launcher);
    jar = tree.resolve("console/target/crashcart.jar");
    Files.createDirectories(jar.getParent());
    Files.writeString(jar, "not looked into by a pretend Java");
    tools = temp.resolve("tools");
    linkTools();
    environment.put("PATH", tools.toString());
    environment.put("HOME", temp.toString());
    environment.put("JAVA_HOME", javaHome("good", "17.0.9").toString());
  }

  /** The programs the script may use, without any Java and Maven. */
  private void linkTools() throws IOException {
    Files.createDirectories(tools);
    for (String name :
        List.of(
            "sh",
            "sed",
            "dirname",
            "readlink",
            "cat",
            "stty",
            "env",
            "head",
            "tail",
            "find",
            "id",
            "stat",
            "touch",
            "rm",
            "mkdir",
            "grep",
            "sleep",
            "flock",
            "cp",
            "true",
            "ps")) {
      Optional<Path> found =
          Stream.of("/usr/bin", "/bin")
              .map(Path::of)
              .map(bin -> bin.resolve(name))
              .filter(Files::isExecutable)
              .findFirst();
      if (found.isPresent()) {
        program(tools.resolve(name), "#!/bin/sh\nexec " + found.get() + " \"$@\"\n");
      }
    }
  }

  /** A pretend Java of its own that prints its words. */
  Path javaHome(String name, String version) throws IOException {
    Path home = temp.resolve(name);
    Files.createDirectories(home.resolve("bin"));
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    program(home.resolve("bin/java"), ECHO);
    return home;
  }

  /** Puts this in the place of the Java that is found. */
  void java(String script) throws IOException {
    program(Path.of(environment.get("JAVA_HOME")).resolve("bin/java"), script);
  }

  static void program(Path file, String script) throws IOException {
    Files.writeString(file, script);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  Ended start(String... command) throws IOException, InterruptedException {
    Path out = Files.createTempFile(temp, "out", "");
    Path err = Files.createTempFile(temp, "err", "");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(temp.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    int exit = process.waitFor();
    return new Ended(exit, Files.readString(out), Files.readString(err));
  }

  /** A jar that names the class path of these tests. */
  void realJar() throws IOException {
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.put(Attributes.Name.MAIN_CLASS, "dev.crashcart.console.Main");
    main.put(
        Attributes.Name.CLASS_PATH,
        Stream.of(System.getProperty("java.class.path").split(":"))
            .map(path -> Path.of(path).toUri().toString())
            .collect(Collectors.joining(" ")));
    Files.delete(jar);
    try (OutputStream out = Files.newOutputStream(jar)) {
      new JarOutputStream(out, manifest).close();
    }
  }

  /** Sources that are older than the program; returns one of them. */
  Path sources() throws IOException {
    Instant past = Instant.now().minusSeconds(600);
    Path source = tree.resolve("core/src/main/Foo.java");
    Files.createDirectories(source.getParent());
    Files.createDirectories(tree.resolve("console/src/main"));
    Files.writeString(source, "class Foo {}");
    for (String pom : List.of("pom.xml", "core/pom.xml", "console/pom.xml")) {
      Files.writeString(tree.resolve(pom), "<project/>", StandardCharsets.UTF_8);
    }
    try (Stream<Path> all = Files.walk(tree)) {
      for (Path path : all.filter(path -> !path.startsWith(jar.getParent())).toList()) {
        Files.setLastModifiedTime(path, FileTime.from(past));
      }
    }
    return source;
  }

  /** A Maven that counts its runs and does this. */
  void maven(String script) throws IOException {
    Path made = temp.resolve("made.jar");
    Files.writeString(made, "made");
    environment.put("MADE", made.toString());
    environment.put("COUNT", temp.resolve("count").toString());
    program(tools.resolve("mvn"), "#!/bin/sh\necho \"$*\" >> \"$COUNT\"\n" + script + "\n");
  }

  /** How often Maven ran. */
  long builds() throws IOException {
    Path count = temp.resolve("count");
    return Files.exists(count, LinkOption.NOFOLLOW_LINKS) ? Files.readAllLines(count).size() : 0;
  }
}
