package dev.kasus.diagnosis.rules;

import dev.kasus.diagnosis.Opinion;
import dev.kasus.diagnosis.Rule;
import dev.kasus.run.Recording;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;

/** Rules of others: what {@code META-INF/services/dev.kasus.diagnosis.Rule} names on the class path. */
final class ForeignRules {
    private ForeignRules() {}

    /** Them, in the order of the class path; refuses an id that is taken. */
    static List<Rule> besides(List<Rule> own) {
        Set<String> ids = new HashSet<>(own.stream().map(Rule::id).toList());
        List<Rule> found = new ArrayList<>();
        for (Rule rule : ServiceLoader.load(Rule.class)) {
            if (!ids.add(rule.id())) {
                throw new ServiceConfigurationError("the rule "
                        + rule.getClass().getName() + " has the id \"" + rule.id() + "\", which another rule has");
            }
            found.add(new Guarded(rule));
        }
        return found;
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
            try {
                return rule.judge(recording);
            } catch (RuntimeException failed) {
                return new Opinion.Unknown(
                        "the rule itself failed: " + failed,
                        "Fix " + rule.getClass().getName() + ", or remove it from the class path.");
            }
        }
    }
}
