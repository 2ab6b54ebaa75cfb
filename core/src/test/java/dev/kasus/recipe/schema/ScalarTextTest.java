package dev.kasus.recipe.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScalarTextTest {
    @ParameterizedTest
    @CsvSource({
        "2.0, 2",
        "0.5, 0.5",
        "1.0E-5, 1e-5",
        "1.5E-7, 1.5e-7",
        "-0.0, -0.0",
        "0.0, 0",
        "1.0E300, 1e300",
        "-3.0, -3"
    })
    void numbersAreShownAsPeopleWriteThem(double number, String text) {
        assertThat(ScalarText.show(number)).isEqualTo(text);
    }

    @Test
    void whatIsShownParsesToTheSameNumber() {
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            double number = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(number)) {
                assertThat(((Number) ScalarText.parse(ScalarText.show(number))).doubleValue())
                        .isEqualTo(number);
            }
            long whole = random.nextLong();
            assertThat(ScalarText.parse(ScalarText.show(whole))).isEqualTo(whole);
        }
    }

    @Test
    void theLargestWholeNumbersStayWholeAndLargerOnesDoNot() {
        assertThat(ScalarText.parse("9223372036854775807")).isEqualTo(Long.MAX_VALUE);
        assertThat(ScalarText.parse("-9223372036854775808")).isEqualTo(Long.MIN_VALUE);
        assertThat(ScalarText.parse("9223372036854775808")).isEqualTo(0x1p63);
        assertThat(ScalarText.parse("1e999")).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "1x", "0x1F", "1_000", "--1", "1e", ".", "e5", "+", "True", "yes", "1 2", "１"})
    void whatIsNoNumberIsAText(String text) {
        assertThat(ScalarText.parse(text)).isEqualTo(text);
    }

    @Test
    @Timeout(5)
    void aLongWordOfDigitsIsReadInAMoment() {
        String digits = "1".repeat(1_000_000);
        assertThat(ScalarText.parse(digits + "x")).isEqualTo(digits + "x");
        assertThat(ScalarText.parse(digits + "." + digits + "e")).isInstanceOf(String.class);
    }

    @Test
    void aQuoteIsShortAndHarmless() {
        assertThat(ScalarText.quote("a\u001b[31mb\n")).isEqualTo("\"a␛[31mb␊\"");
        assertThat(ScalarText.quote("x".repeat(1_000_000))).hasSizeLessThan(100).endsWith("...\"");
        assertThat(ScalarText.quote("🐟".repeat(60))).isEqualTo('"' + "🐟".repeat(60) + '"');
    }
}
