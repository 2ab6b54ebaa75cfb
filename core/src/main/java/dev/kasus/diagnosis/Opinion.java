package dev.kasus.diagnosis;

import java.util.List;
import org.apiguardian.api.API;

/** What a rule thinks of a recording. That it could not look is never the same as that all is well. */
@API(status = API.Status.STABLE, since = "0.2")
public sealed interface Opinion {

    /**
     * The cause is there.
     *
     * @param severity 0 to 1, for ranking: how far beyond the threshold, and how much it explains
     * @param layers that it names, worst first; may be empty
     * @param classes that it names; may be empty
     * @param onsetStep the step since when; -1 if it cannot be told
     * @param evidence what was seen, at least one
     */
    record Present(double severity, List<String> layers, List<String> classes, long onsetStep, List<Evidence> evidence)
            implements Opinion {
        /** Copies the lists; refuses an accusation without evidence. */
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
     * The rule looked and the cause is not there.
     *
     * @param reason in one sentence with the number that decided
     * @param evidence what was seen
     */
    record Absent(String reason, List<Evidence> evidence) implements Opinion {
        /** Copies the list. */
        public Absent {
            evidence = List.copyOf(evidence);
        }
    }

    /**
     * The rule could not look.
     *
     * @param missing what the recording lacks
     * @param howToRecord what to do so that it will not lack it
     */
    record Unknown(String missing, String howToRecord) implements Opinion {}
}
