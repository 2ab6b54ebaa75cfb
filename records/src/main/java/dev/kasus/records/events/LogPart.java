package dev.kasus.records.events;

import java.util.List;

/**
 * The entries of one event file.
 *
 * @param folder of the file below the folder that is read, with a slash at its end; empty for that folder itself
 * @param file its name
 * @param seconds when it was begun, as its name says, in seconds since 1970; 0 if it does not say
 * @param entries in the order in which they were written
 */
public record LogPart(String folder, String file, long seconds, List<LogEntry> entries) {}
