package dev.kasus.diagnosis.rules;

import dev.kasus.diagnosis.Opinion;
import dev.kasus.diagnosis.Rule;
import dev.kasus.message.Extensions;
import dev.kasus.message.SafeText;
import dev.kasus.run.Recording;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Rules of others: what {@code META-INF/services/dev.kasus.diagnosis.Rule} names on the class path. */
final class ForeignRules {
    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private ForeignRules() {}

    /** Them, in the order of the class path; one without a usable id, or with one that is taken, is left out. */
    static Extensions<Rule> besides(List<Rule> own) {
        Extensions<Rule> all = Extensions.of(Rule.class);
        Set<String> ids = new HashSet<>(own.stream().map(Rule::id).toList());
        List<Rule> found = new ArrayList<>();
        List<String> problems = new ArrayList<>(all.problems());
        for (Rule rule : all.found()) {
            String name = rule.getClass().getName();
            if (!isUsable(rule)) {
                problems.add("the rule " + name
                        + " was left out: it needs an id of letters, digits and dashes, and a title");
            } else if (!ids.add(rule.id())) {
                problems.add("the rule " + name + " was left out: another rule has the id \"" + rule.id() + "\"");
            } else {
                found.add(new Guarded(rule));
            }
        }
        return new Extensions<>(found, problems);
    }

    @SuppressWarnings("NullAway") // What others have compiled may return null.
    private static boolean isUsable(Rule rule) {
        try {
            return rule.id() != null
                    && ID.matcher(rule.id()).matches()
                    && rule.title() != null
                    && rule.about() != null
                    && rule.kind() != null;
        } catch (RuntimeException failed) {
            return false;
        }
    }

    /** A rule whose failure is its own: where it throws, it could not check. */
    private record Guarded(Rule rule) implements Rule {
        @Override
        public String id() {
            return rule.id();
        }

        @Override
        public String title() {
            return rule.title();
        }

        @Override
        public String about() {
            return rule.about();
        }

        @Override
        public Kind kind() {
            return rule.kind();
        }

        @Override
        public Opinion judge(Recording recording) {
            String failure = "it returned no opinion";
            try {
                @Nullable Opinion opinion = rule.judge(recording);
                if (opinion != null) {
                    return opinion;
                }
            } catch (RuntimeException | StackOverflowError | LinkageError failed) {
                failure = failed.toString();
            }
            return new Opinion.Unknown(
                    "the rule itself failed: " + SafeText.line(failure),
                    "Fix " + rule.getClass().getName() + ", or remove it from the class path.");
        }
    }
}
