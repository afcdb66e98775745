package dev.crashcart.core.host;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The files below a root, changed so that a reader sees them whole at any moment. See {@link Host}
 * for what each method promises. Writers in this process take turns; two processes that write the
 * same file must hold a lock ({@link LockFile}), for the unfinished file has a fixed name.
 *
 * <p>Extended attributes and access lists of a replaced file are not carried over; SELinux labels
 * are left to the distribution's restorecond(8) or file transitions.
 */
final class FileTree {
  private static final int MOST_BYTES = 16 << 20;

  private final RootFolder root;
  private final Optional<OwnerLedger> ledger;
  private final boolean durable;

  /**
   * @param ledger where owners are noted when they cannot be set
   * @param durable whether changes are synced to the disk before they count as done
   */
  FileTree(RootFolder root, Optional<OwnerLedger> ledger, boolean durable) {
    this.root = root;
    this.ledger = ledger;
    this.durable = durable;
  }

  /** Looks at a finished content before it is in place; throws to refuse it. */
  interface Inspection {
    void inspect(Path unfinished) throws HostFailure;
  }

  RootFolder root() {
    return root;
  }

  Optional<byte[]> read(String path) throws HostFailure {
    Path file = root.follow(path);
    try {
      BasicFileAttributes kind = Files.readAttributes(file, BasicFileAttributes.class);
      if (!kind.isRegularFile()) {
        String what = kind.isDirectory() ? "a folder" : "a device or pipe";
        throw new HostFailure(path + " is " + what + ", not a file. Move it away and try again.");
      }
      LockFile.refuseIfHeld(path, kind);
      try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
        byte[] content = in.readNBytes(MOST_BYTES + 1);
        if (content.length > MOST_BYTES) {
          throw new HostFailure(path + " is larger than 16 MiB; Crashcart does not read it.");
        }
        return Optional.of(content);
      }
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (IOException refused) {
      throw Refusal.reading(path, refused);
    }
  }

  Optional<FileFacts> facts(String path) throws HostFailure {
    Path file = root.follow(path);
    try {
      Map<String, Object> unix = Files.readAttributes(file, "unix:mode,uid,gid,isDirectory");
      FileFacts real =
          new FileFacts(
              (Integer) unix.get("mode") & 07777,
              (Integer) unix.get("uid"),
              (Integer) unix.get("gid"),
              (Boolean) unix.get("isDirectory"));
      return Optional.of(ledger.isPresent() ? ledger.get().read(file, real) : real);
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (IOException refused) {
      throw Refusal.reading(path, refused);
    }
  }

  Optional<String> link(String path) throws HostFailure {
    Path entry = root.entry(path);
    try {
      return Files.isSymbolicLink(entry)
          ? Optional.of(Files.readSymbolicLink(entry).toString())
          : Optional.empty();
    } catch (IOException refused) {
      throw Refusal.reading(path, refused);
    }
  }

  List<String> names(String path) throws HostFailure {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(root.follow(path))) {
      for (Path entry : entries) {
        String name = entry.getFileName().toString();
        if (!UnfinishedFile.isName(name)) {
          names.add(name);
        }
      }
    } catch (NoSuchFileException none) {
      return List.of();
    } catch (NotDirectoryException refused) {
      throw new HostFailure(path + " is not a folder.", refused);
    } catch (DirectoryIteratorException refused) {
      throw Refusal.reading(path, refused.getCause());
    } catch (IOException refused) {
      throw Refusal.reading(path, refused);
    }
    Collections.sort(names);
    return List.copyOf(names);
  }

  synchronized void write(String path, byte[] content, FileFacts facts, Inspection inspection)
      throws HostFailure {
    Path target = root.follow(path);
    if (Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
      throw new HostFailure(path + " is a folder; no file can take its place.");
    }
    try {
      makeParents(target);
      try (UnfinishedFile file = UnfinishedFile.create(target)) {
        file.fill(content);
        if (ledger.isEmpty()) {
          file.giveTo(facts.uid(), facts.gid());
        }
        file.setMode(facts.mode());
        if (durable) {
          file.sync();
        }
        inspection.inspect(file.path());
        file.place();
      }
      syncFolder(target.getParent());
    } catch (IOException refused) {
      throw Refusal.writing(path, target.getParent(), refused);
    }
    noteOwner(target, facts);
  }

  synchronized void append(String path, byte[] content, int mode) throws HostFailure {
    Path target = root.follow(path);
    try {
      makeParents(target);
      boolean made = makeFile(target, mode);
      LockFile.refuseIfHeld(path, Files.readAttributes(target, BasicFileAttributes.class));
      try (FileChannel channel =
          FileChannel.open(
              target,
              StandardOpenOption.WRITE,
              StandardOpenOption.APPEND,
              LinkOption.NOFOLLOW_LINKS)) {
        appendWhole(channel, content);
      }
      if (made) {
        syncFolder(target.getParent());
      }
    } catch (IOException refused) {
      throw Refusal.writing(path, target.getParent(), refused);
    }
  }

  /** All of it or nothing: half a line would spoil a log for good. */
  private void appendWhole(FileChannel channel, byte[] content) throws IOException {
    long before = channel.size();
    ByteBuffer rest = ByteBuffer.wrap(content);
    try {
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      if (durable) {
        channel.force(true);
      }
    } catch (IOException refused) {
      if (channel.isOpen()) {
        channel.truncate(before);
      }
      throw refused;
    }
  }

  /** Makes an empty file of root's where there is none, to be opened afterwards. */
  synchronized void makeEmpty(String path, int mode) throws HostFailure {
    Path target = root.follow(path);
    try {
      makeParents(target);
      makeFile(target, mode);
    } catch (IOException refused) {
      throw Refusal.writing(path, target.getParent(), refused);
    }
  }

  private boolean makeFile(Path target, int mode) throws IOException, HostFailure {
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    Files.createFile(target, UnfinishedFile.PRIVATE);
    setFacts(target, FileFacts.file(mode, 0, 0));
    return true;
  }

  synchronized void makeFolder(String path, FileFacts facts) throws HostFailure {
    Path target = root.follow(path);
    try {
      if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
        makeParents(target);
        MissingFolders.create(target, 0700);
      } else if (!Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
        throw new HostFailure(path + " is a file; no folder can be made in its place.");
      }
      setFacts(target, facts);
      syncFolder(target);
      if (!target.equals(root.onDisk())) {
        syncFolder(target.getParent());
      }
    } catch (IOException refused) {
      throw Refusal.writing(path, target, refused);
    }
  }

  synchronized void remove(String path) throws HostFailure {
    Path entry = root.entry(path);
    if (entry.equals(root.onDisk())) {
      throw new HostFailure("The root folder cannot be removed.");
    }
    delete(path, entry);
  }

  synchronized void removeLeftovers(String path) throws HostFailure {
    delete(path, UnfinishedFile.beside(root.follow(path)));
  }

  private void delete(String path, Path entry) throws HostFailure {
    try {
      if (Files.deleteIfExists(entry)) {
        syncFolder(entry.getParent());
        if (ledger.isPresent()) {
          ledger.get().forget(entry);
        }
      }
    } catch (DirectoryNotEmptyException refused) {
      throw new HostFailure("The folder " + path + " is not empty; it stays.", refused);
    } catch (IOException refused) {
      throw Refusal.writing(path, entry.getParent(), refused);
    }
  }

  private void makeParents(Path target) throws IOException, HostFailure {
    if (target.equals(root.onDisk())) {
      return;
    }
    for (Path made : MissingFolders.make(root, target.getParent())) {
      if (ledger.isEmpty()) {
        giveToRoot(made);
      }
      syncFolder(made.getParent());
    }
  }

  private static void giveToRoot(Path made) throws IOException {
    // A folder with the set-group-ID bit would hand its group on to what is made in it.
    Files.setAttribute(made, "unix:gid", 0, LinkOption.NOFOLLOW_LINKS);
  }

  private void setFacts(Path target, FileFacts facts) throws IOException, HostFailure {
    if (ledger.isEmpty()) {
      Files.setAttribute(target, "unix:uid", facts.uid(), LinkOption.NOFOLLOW_LINKS);
      Files.setAttribute(target, "unix:gid", facts.gid(), LinkOption.NOFOLLOW_LINKS);
    }
    Files.setAttribute(target, "unix:mode", facts.mode(), LinkOption.NOFOLLOW_LINKS);
    noteOwner(target, facts);
  }

  private void noteOwner(Path target, FileFacts facts) throws HostFailure {
    if (ledger.isPresent()) {
      ledger.get().note(target, facts.uid(), facts.gid());
    }
  }

  private void syncFolder(Path folder) throws IOException {
    if (durable) {
      try (FileChannel channel = FileChannel.open(folder, Set.of(StandardOpenOption.READ))) {
        channel.force(true);
      }
    }
  }
}
