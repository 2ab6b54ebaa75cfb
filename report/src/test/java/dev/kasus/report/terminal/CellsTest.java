package dev.kasus.report.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.report.svg.Cells;
import dev.kasus.report.svg.Span;
import dev.kasus.signal.Series;
import org.junit.jupiter.api.Test;

class CellsTest {
    private static final Span UNIT = new Span(0, 1, false);

    @Test
    void aReadingHoldsForTheStepsSinceTheLastOne() {
        Series series = Series.of(new long[] {25, 50, 100}, new double[] {0.1, 0.5, 1});

        assertThat(Cells.of(series, 4, 100, false).values()).containsExactly(0.1, 0.5, 1, 1);
    }

    @Test
    void nothingIsKnownBehindTheLastReading() {
        Cells cells = Cells.of(Series.of(new long[] {50}, new double[] {1}), 4, 100, false);

        assertThat(cells.isKnown(1)).isTrue();
        assertThat(cells.isKnown(2)).isFalse();
        assertThat(Sparkline.of(cells, UNIT)).isEqualTo("██  ");
    }

    @Test
    void severalReadingsInACellAreAveragedGeometricallyOnALogarithmicScale() {
        Series series = Series.of(new long[] {1, 2}, new double[] {1, 100});

        assertThat(Cells.of(series, 1, 2, false).value(0)).isEqualTo(50.5);
        assertThat(Cells.of(series, 1, 2, true).value(0)).isCloseTo(10, org.assertj.core.data.Offset.offset(1e-9));
    }

    @Test
    void oneValueThatIsNotFiniteShowsThroughAnyNumberOfGoodOnes() {
        Series series = Series.of(new long[] {1, 2, 3, 4}, new double[] {0, Double.NaN, 0, 1});

        assertThat(Sparkline.of(Cells.of(series, 2, 4, false), UNIT)).isEqualTo("×▅");
    }

    @Test
    void aRisingCurveRises() {
        long[] steps = new long[8];
        double[] values = new double[8];
        for (int i = 0; i < 8; i++) {
            steps[i] = i + 1L;
            values[i] = i / 7.0;
        }

        assertThat(Sparkline.of(Cells.of(Series.of(steps, values), 8, 8, false), UNIT))
                .isEqualTo("▁▂▃▄▅▆▇█");
    }
}
