package dev.crashcart.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibrariesTest {
  @TempDir Path temp;

  @Test
  void whatRunsKeepsItsLibrariesWhenOthersAreInstalled() throws Exception {
    Path gone = jar("gone.jar", "first");
    Path replaced = jar("replaced.jar", "second");
    URL[] both = {gone.toUri().toURL(), replaced.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(both, null)) {
      Libraries.hold(loader);
      Files.delete(gone);
      Files.move(
          jar("new.jar", "other"), replaced, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      assertThat(loader.findResource("first")).isNotNull();
      assertThat(loader.findResource("second")).isNotNull();
      assertThat(loader.findResource("other")).isNull();
    }
  }

  private Path jar(String name, String entry) throws IOException {
    Path file = temp.resolve(name);
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(file))) {
      out.putNextEntry(new JarEntry(entry));
      out.closeEntry();
    }
    return file;
  }
}
