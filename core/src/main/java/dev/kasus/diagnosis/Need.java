package dev.kasus.diagnosis;

import dev.kasus.signal.Signal;
import org.apiguardian.api.API;

/** What a rule would need in order to look: a signal that was not recorded, or something that is in no log. */
@API(status = API.Status.STABLE, since = "0.2")
public sealed interface Need {

    /** Its name: the tag of the signal, or such as {@code recipe}. */
    String id();

    /**
     * A signal that any training can record.
     *
     * @param signal that is not recorded, or too seldom
     */
    record Recorded(Signal signal) implements Need {
        @Override
        public String id() {
            return signal.tag();
        }
    }

    /** What no log holds. */
    enum Beyond implements Need {
        /** The network, its data and its training as a recipe that Kasus trains. */
        RECIPE("recipe"),
        /** The images themselves. */
        IMAGES("images"),
        /** More epochs or steps of the same training. */
        LONGER_TRAINING("longer-training");

        private final String id;

        Beyond(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }
    }
}
