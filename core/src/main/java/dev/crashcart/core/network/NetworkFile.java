package dev.crashcart.core.network;

import dev.crashcart.core.host.FileFacts;

/** One file of a back end, whole. */
public record NetworkFile(String path, String content, FileFacts facts) {}
