package dev.kasus.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.report.svg.Points;
import dev.kasus.report.svg.Span;
import dev.kasus.report.svg.SvgChart;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberTextTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0", "1, 1", "0.41234, 0.412", "-2.5, -2.5", "12345, 12300", "0.001, 0.001", "0.00099999, 0.001",
        "3.14159e-9, 3.14e-9", "1e-4, 1e-4", "1234567, 1.23e6", "999999, 1e6", "NaN, NaN", "Infinity, ∞",
                "-Infinity, -∞"
    })
    void areBrief(double value, String text) {
        assertThat(NumberText.brief(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "validation/accuracy, 91.6 %",
        "layer/relu1/dead-fraction, 91.6 %",
        "class/a/recall, 91.6 %",
        "class/a/eval-mode-train-recall, 91.6 %",
        "batch-norm/validation-accuracy-batch-statistics, 91.6 %",
        "train/loss, 0.916",
        "class/a/auc, 0.916"
    })
    void ofSharesAreInPerCent(String tag, String text) {
        assertThat(NumberText.of(tag, 0.916)).isEqualTo(text);
    }

    @Test
    void ofAnAxisHoldWhatIsDrawn() {
        Span share = Span.ofShares(List.of(new Points(new double[2], new double[] {0.171, 0.18})));
        Span gradient = Span.of(List.of(new Points(new double[3], new double[] {3e-9, 0, 40})), true);
        Span loss = Span.of(List.of(new Points(new double[3], new double[] {2.46, 2.48, Double.NaN})), false);

        assertThat(share).isEqualTo(new Span(0, 0.2, false));
        assertThat(gradient).isEqualTo(new Span(1e-10, 100, true));
        assertThat(gradient.share(0)).isZero();
        assertThat(loss.high() - loss.low())
                .as("noise does not fill the height")
                .isGreaterThan(0.4);
        assertThat(Span.of(List.of(new Points(new double[1], new double[] {Double.NaN})), true))
                .isEqualTo(new Span(0, 1, false));
    }

    @Test
    void smallDifferencesShareColoursWithLargeOnes() {
        assertThat(new Span(0.1, 10, true).atLeast(1e4)).isEqualTo(new Span(0.001, 10, true));
        assertThat(new Span(1e-9, 10, true).atLeast(1e4)).isEqualTo(new Span(1e-9, 10, true));
        assertThat(new Span(0.1, 10, false).atLeast(1e4)).isEqualTo(new Span(0.1, 10, false));
    }

    @Test
    void aRampOverDecadesIsLogarithmicAndOneThatEndsNearZeroIsNot() {
        double[] ramp = new double[101];
        double[] cosine = new double[101];
        for (int i = 0; i <= 100; i++) {
            ramp[i] = Math.pow(10, -6 + i * 0.06);
            cosine[i] = 0.002 * (1.0001 + Math.cos(Math.PI * i / 100)) / 2;
        }
        assertThat(Span.of(List.of(new Points(new double[101], ramp)), false).logarithmic())
                .isTrue();
        assertThat(Span.of(List.of(new Points(new double[101], cosine)), false).logarithmic())
                .isFalse();
    }

    @Test
    void onAnAxisAreRound() {
        assertThat(SvgChart.levels(new Span(0, 2.6, false))).containsExactly(0.0, 1.0, 2.0);
        assertThat(SvgChart.levels(new Span(1e-10, 100, true)))
                .containsExactly(1e-10, 1e-8, 1e-6, 1e-4, 1e-2, 1.0, 100.0);
    }
}
