package dev.kasus.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.report.terminal.ColourMode;
import org.junit.jupiter.api.Test;

class MarkdownTextTest {
    private static final String PAGE = """
            # A `title`

            One **strong** word, [a page](other.md),
            [a paper](https://example.org) and `code`.

            - an item that is so long that it has to go on in a second line of the terminal, indented
            - another

            | status | when |
            |---|---|
            | present | *always* |

            | threshold | is | why |
            |---|---|---|
            | `wide` | 15 | `layer/*/x`, `layer/*/y` |

            ```
            kasus   explain
            ```
            """;

    @Test
    void withoutInkItIsPlainTextOfEightyColumns() {
        assertThat(MarkdownText.of(PAGE, ColourMode.PLAIN)).isEqualTo("""
                A title

                One strong word, a page, a paper (https://example.org) and code.

                - an item that is so long that it has to go on in a second line of the terminal,
                  indented
                - another

                  present
                      always

                  wide
                      is: 15
                      why: layer/*/x, layer/*/y

                    kasus   explain
                """);
    }

    @Test
    void aLinkIsItsLabelAndMarksInsideOfItOrOfStrongWordsAreReadToo() {
        String page =
                "See [`dying-relu`](../rules/dying-relu.md), [**all `its`**\nsignals](../signals.md#per-class).\n";
        assertThat(MarkdownText.of(page, ColourMode.PLAIN)).isEqualTo("See dying-relu, all its signals.\n");
        assertThat(MarkdownText.of(page, ColourMode.COLOUR)).startsWith("See \u001b[36mdying-relu\u001b[0m, ");
    }

    @Test
    void coloursTakeNoRoom() {
        String coloured = MarkdownText.of(PAGE, ColourMode.COLOUR);
        assertThat(coloured).contains("\u001b[1mstrong\u001b[0m", "\u001b[36mcode\u001b[0m");
        assertThat(coloured.replaceAll("\u001b\\[\\d+m", "")).isEqualTo(MarkdownText.of(PAGE, ColourMode.PLAIN));
    }
}
