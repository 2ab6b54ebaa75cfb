package dev.kasus.casebook.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.casebook.Case;
import dev.kasus.casebook.Claim;
import dev.kasus.casebook.catalog.Cases;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the stories tell of is there. */
class StoriesTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void everyClaimOfTheCaseJudgesASentenceAndNoOther(int number) {
        Case planned = Cases.of(number);
        List<String> claims = planned.claims().stream().map(Claim::id).toList();

        assertThat(Stories.of(number).claims()).containsExactlyInAnyOrderElementsOf(claims);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void everyArmThatIsShownIsTrained(int number) {
        assertThat(Cases.of(number).arms().keySet())
                .containsAll(Stories.of(number).arms());
        assertThat(Stories.of(number).pictures())
                .allSatisfy(picture -> assertThat(picture.arms()).doesNotHaveDuplicates());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void tellsInTheOrderOfTheCasebookAndCorrectsItsCode(int number) {
        CaseStory story = Stories.of(number);

        assertThat(story.sections().stream().map(CaseStory.Section::id))
                .containsExactly("phenomenon", "why", "where", "cures");
        assertThat(story.figures()).hasSizeBetween(2, 4);
        assertThat(story.code())
                .hasSizeBetween(2, 4)
                .allSatisfy(code -> assertThat(List.of(code.why(), code.keras(), code.torch()))
                        .noneMatch(String::isBlank));
        assertThat(story.lessons()).hasSizeBetween(2, 4);
    }

    @Test
    void aCaseWithoutAStoryHasNone() {
        assertThat(Stories.find(99)).isEmpty();
        assertThat(Stories.of(99).sections()).isEmpty();
    }
}
