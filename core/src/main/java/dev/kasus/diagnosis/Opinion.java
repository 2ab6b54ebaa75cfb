package dev.kasus.diagnosis;

import java.util.List;
import org.apiguardian.api.API;

/** What a rule concludes from a recording. Unknown is never the same as absent. */
@API(status = API.Status.STABLE, since = "0.2")
public sealed interface Opinion {

    /**
     * The cause is present.
     *
     * @param severity 0 to 1, for ranking: the distance from the threshold and the harm done
     * @param layers that are affected, worst first; may be empty
     * @param classes that are affected; may be empty
     * @param onsetStep the first step with the problem; -1 if unknown
     * @param evidence at least one
     */
    record Present(double severity, List<String> layers, List<String> classes, long onsetStep, List<Evidence> evidence)
            implements Opinion {
        /** Copies the lists; refuses an opinion without evidence. */
        public Present {
            layers = List.copyOf(layers);
            classes = List.copyOf(classes);
            evidence = List.copyOf(evidence);
            if (evidence.isEmpty()) {
                throw new IllegalArgumentException("present without evidence");
            }
        }
    }

    /**
     * The rule checked and the cause is absent.
     *
     * @param reason in one sentence with the decisive number
     * @param evidence what was seen
     */
    record Absent(String reason, List<Evidence> evidence) implements Opinion {
        /** Copies the list. */
        public Absent {
            evidence = List.copyOf(evidence);
        }
    }

    /**
     * The rule could not check.
     *
     * @param missing what the recording lacks
     * @param howToRecord how to record it
     * @param needs all that it would take to check, what has to come first at the head; empty if nothing would help
     */
    record Unknown(String missing, String howToRecord, List<Need> needs) implements Opinion {
        /** Copies the list. */
        public Unknown {
            needs = List.copyOf(needs);
        }

        /** Unknown for a reason that no recording would mend. */
        public Unknown(String missing, String howToRecord) {
            this(missing, howToRecord, List.of());
        }
    }
}
