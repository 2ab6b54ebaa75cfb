package dev.kasus.report.svg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.trial.Interval;
import org.junit.jupiter.api.Test;

class ForestPlotTest {
    private static final ForestPlot PLOT = new ForestPlot(new ForestStrip(0.2, 0.05));

    @Test
    void theDotIsWhereTheEffectIs() {
        String row = PLOT.row(0.1, new Interval(0.05, 0.15, 0.95), "better");

        assertThat(row)
                .contains("<path class=\"dot\" vector-effect=\"non-scaling-stroke\" d=\"M75.00 10.00h0\"/>")
                .contains("d=\"M62.50 10.00H87.50\"")
                .contains("aria-label=\"better\"");
    }

    @Test
    void theLeastThatMattersIsMarkedOnBothSides() {
        assertThat(PLOT.row(0, new Interval(-0.01, 0.01, 0.95), ""))
                .contains("class=\"minimum\" vector-effect=\"non-scaling-stroke\" d=\"M37.50 0V20M62.50 0V20\"");
        assertThat(new ForestPlot(new ForestStrip(1, 0)).row(0, new Interval(-0.01, 0.01, 0.95), ""))
                .doesNotContain("minimum");
    }

    @Test
    void anIntervalThatGoesOnEndsInAnArrow() {
        Interval cut = new Interval(0.1, Double.POSITIVE_INFINITY, 0.95);

        assertThat(PLOT.isCut(cut)).isTrue();
        assertThat(PLOT.row(0.15, cut, "")).contains("M98.80 5L100.00 10.00L98.80 15");
        assertThat(PLOT.isCut(new Interval(-0.2, 0.2, 0.95))).isFalse();
    }

    @Test
    void withoutAnEffectThereIsNoDot() {
        assertThat(PLOT.row(Double.NaN, new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 0.95), ""))
                .doesNotContain("dot", "interval-line", "NaN");
    }
}
