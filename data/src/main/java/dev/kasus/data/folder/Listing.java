package dev.kasus.data.folder;

import java.util.List;
import java.util.Map;

/**
 * The pictures of a folder, listed but not read.
 *
 * @param entries in the order of their names or of the index file
 * @param notes what a person might not expect, such as folders that were left out, by heading
 */
record Listing(List<Entry> entries, Map<String, String> notes) {}
