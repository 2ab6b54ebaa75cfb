package dev.kasus.data.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kasus.data.image.Dataset;
import dev.kasus.data.image.ImageSet;
import dev.kasus.data.image.PixelStore;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Groups that stand in both splits. */
class SharedGroupsTest {

    private static Dataset dataset(List<String> train, List<String> validation) {
        return new Dataset(List.of("dace"), images(train), images(validation), Map.of());
    }

    private static ImageSet images(List<String> groups) {
        List<String> same = Collections.nCopies(groups.size(), "dace");
        return new PixelStore(1, 3, new byte[groups.size()][3], same, List.of("dace"), same, groups);
    }

    @Test
    void theShareIsThatOfValidationImages() {
        assertThat(dataset(List.of("a", "a", "b"), List.of("a", "c", "c")).sharedGroups())
                .hasValueCloseTo(1 / 3.0, within(1e-12));
        assertThat(dataset(List.of("a", "b"), List.of("c")).sharedGroups()).hasValue(0);
    }

    @Test
    void imagesWithoutGroupsHaveNoShare() {
        assertThat(dataset(List.of("", ""), List.of("")).sharedGroups()).isEmpty();
        assertThat(dataset(List.of("a"), List.of("")).sharedGroups()).isEmpty();
    }
}
