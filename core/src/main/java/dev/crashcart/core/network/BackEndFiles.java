package dev.crashcart.core.network;

import java.util.List;
import java.util.Map;

/**
 * What the files of a back end say.
 *
 * @param own path to text of each file of ours, as it is
 * @param foreign the files of others that decide about interfaces, most important first
 */
public record BackEndFiles(Map<String, String> own, List<ForeignFile> foreign) {
  public BackEndFiles {
    own = Map.copyOf(own);
    foreign = List.copyOf(foreign);
  }
}
