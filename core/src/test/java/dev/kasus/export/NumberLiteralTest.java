package dev.kasus.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberLiteralTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 1",
        "0.5, 0.5",
        "0.001, 0.001",
        "1e-4, 1e-4",
        "2.5e-5, 2.5e-5",
        "-1e-5, -1e-5",
        "64, 64",
        "123456, 123456",
        "1e6, 1e6",
        "1200000, 1.2e6",
        "0.30000000000000004, 0.3",
        "0.3333333333, 0.333333"
    })
    void aNumberIsWrittenAsPythonReadsIt(double number, String text) {
        assertThat(NumberLiteral.text(number)).isEqualTo(text);
    }

    @Test
    void aTenthOfAThousandthIsATenThousandth() {
        assertThat(NumberLiteral.round(0.003 / 10)).isEqualTo(0.0003);
        assertThat(NumberLiteral.round(0.1 * (1 - 0.9))).isEqualTo(0.01);
    }
}
