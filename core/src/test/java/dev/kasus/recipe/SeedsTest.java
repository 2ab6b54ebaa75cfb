package dev.kasus.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeedsTest {
    /** A change of these would change every run that was ever recorded. */
    @Test
    void seedsAreWhatTheyAlwaysWere() {
        assertThat(Seeds.derive(0, "shuffle", 0)).isEqualTo(8018793099465016605L);
        assertThat(Seeds.derive(42, "dropout", 7)).isEqualTo(-7488468701563877541L);
    }

    @Test
    void noTwoStreamsShareASeed() {
        Set<Long> seen = new HashSet<>();
        int count = 0;
        for (String purpose : new String[] {"shuffle", "dropout", "init", "augmentation", "a", "aa", "ab"}) {
            for (long seed = -5; seed < 5; seed++) {
                for (long index = 0; index < 1000; index++) {
                    seen.add(Seeds.derive(seed, purpose, index));
                    count++;
                }
            }
        }
        assertThat(seen).hasSize(count);
    }

    @Test
    void aNeighbouringIndexChangesAboutHalfOfTheBits() {
        long changed = 0;
        for (int i = 0; i < 1000; i++) {
            changed += Long.bitCount(Seeds.derive(1, "shuffle", i) ^ Seeds.derive(1, "shuffle", i + 1L));
        }
        assertThat(changed / 1000.0).isBetween(31.0, 33.0);
    }
}
