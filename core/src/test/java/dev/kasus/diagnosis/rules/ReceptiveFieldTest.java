package dev.kasus.diagnosis.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Padding;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReceptiveFieldTest {
    private static Layer conv(int kernel, int stride, int dilation) {
        return new Layer.Conv("", 8, kernel, stride, new Padding.Same(), dilation, 1, true, null);
    }

    @Test
    void kernelsStridesPoolingAndDilationAddUp() {
        assertThat(ReceptiveField.of(List.of(conv(3, 1, 1), conv(3, 1, 1)))).isEqualTo(new ReceptiveField(5, 1));
        assertThat(ReceptiveField.of(List.of(conv(5, 2, 1), new Layer.MaxPool("", 2, null, 0), conv(3, 1, 1))))
                .isEqualTo(new ReceptiveField(5 + 2 + 8, 4));
        assertThat(ReceptiveField.of(List.of(conv(3, 1, 2)))).isEqualTo(new ReceptiveField(5, 1));
    }

    @Test
    void ofABlockTheBodyCountsAndWhatStandsBehindTheHeadDoesNot() {
        Layer block = new Layer.Residual("", List.of(conv(3, 2, 1), conv(3, 1, 1)), List.of(conv(1, 2, 1)));
        assertThat(ReceptiveField.of(List.of(block, new Layer.GlobalAveragePool(""), conv(3, 1, 1))))
                .isEqualTo(new ReceptiveField(7, 2));
    }
}
