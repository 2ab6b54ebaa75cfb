package dev.kasus.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kasus.message.BadInput;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProvenanceTest {
    private static final List<Double> CHANNEL = List.of(0.5);

    private static Provenance of(
            List<String> classes, List<Integer> train, List<Integer> validation, List<Integer> groups) {
        return new Provenance(
                "t\u001b[2J", "e", "p", 1, "none", classes, train, validation, groups, CHANNEL, CHANNEL, "", Map.of());
    }

    private static void refused(
            String problem, List<String> classes, List<Integer> train, List<Integer> validation, List<Integer> groups) {
        assertThatThrownBy(() -> of(classes, train, validation, groups))
                .isInstanceOf(BadInput.class)
                .hasMessageStartingWith("provenance." + problem);
    }

    @Test
    void listsThatDoNotFitEachOtherAreRefusedByKeyAndValue() {
        List<String> names = List.of("a", "b");
        List<Integer> two = List.of(3, 4);
        refused("train-counts has 1 numbers, [3], but there are 2 classes", names, List.of(3), two, two);
        refused("validation-counts has 0 numbers, []", names, two, List.of(), two);
        refused("validation-groups has 3 numbers, [1, 2, 3]", names, two, two, List.of(1, 2, 3));
        refused("train-counts is [3, -4], which cannot be counts", names, List.of(3, -4), two, two);
        refused("train-counts is [2147483647, 1]", names, List.of(Integer.MAX_VALUE, 1), two, two);
        refused("validation-counts has an empty place: [3, null]", names, two, Arrays.asList(3, null), two);
        refused("classes has an empty place", Arrays.asList("a", null), two, two, two);
        refused("classes has 0 names", List.of(), List.of(), List.of(), List.of());
    }

    @Test
    void channelsThatNoImageHasAreRefused() {
        for (List<Double> means : List.of(List.of(Double.NaN), List.of(-1.0), List.of(0.5, 0.5))) {
            assertThatThrownBy(() -> new Provenance(
                            "",
                            "",
                            "",
                            1,
                            "",
                            List.of("a"),
                            List.of(1),
                            List.of(1),
                            List.of(),
                            means,
                            CHANNEL,
                            "",
                            Map.of()))
                    .isInstanceOf(BadInput.class)
                    .hasMessageStartingWith("provenance.channel-means is " + means);
        }
    }

    @Test
    void namesAreHarmless() {
        Provenance provenance = of(List.of("a\u001b[31m\n"), List.of(1), List.of(1), List.of());
        assertThat(provenance.classes()).containsExactly("a␛[31m␊");
        assertThat(provenance.tool()).isEqualTo("t␛[2J");
    }
}
