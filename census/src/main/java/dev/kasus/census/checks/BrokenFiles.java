package dev.kasus.census.checks;

import dev.kasus.census.Census;
import dev.kasus.census.Check;
import dev.kasus.census.CheckResult;
import java.util.List;

/** Checks for files that are not pictures, or are incomplete. */
final class BrokenFiles implements Check {
    @Override
    public String id() {
        return "broken-files";
    }

    @Override
    public String title() {
        return "Broken files";
    }

    @Override
    public CheckResult look(Census census) {
        int all = census.pictures().size() + census.broken().size();
        if (census.broken().isEmpty()) {
            return clear("All " + all + " files are whole pictures.");
        }
        List<String> first = census.broken().entrySet().stream()
                .limit(5)
                .map(file -> file.getKey() + " " + file.getValue())
                .toList();
        return found(
                (double) census.broken().size() / all,
                census.broken().size() + " of " + all + " files cannot be read: " + String.join("; ", first)
                        + (census.broken().size() > first.size() ? "; and more." : "."),
                "Repair or remove them; training leaves them out.",
                List.of());
    }
}
