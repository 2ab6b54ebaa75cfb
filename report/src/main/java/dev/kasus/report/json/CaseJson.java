package dev.kasus.report.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kasus.message.BadInput;
import dev.kasus.report.CaseReport;

/** A case as JSON, and back: the components of {@link CaseReport} are its keys, in kebab case. */
public final class CaseJson {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false)
            .build();

    private CaseJson() {}

    /** The whole text, ending with a line break. */
    public static String text(CaseReport report) {
        return JsonText.of(report);
    }

    /** Reads it back; refuses a damaged text. */
    public static CaseReport read(String text, String source) {
        try {
            return JSON.readValue(text, CaseReport.class);
        } catch (JsonProcessingException e) {
            throw new BadInput(
                    source + " is damaged: " + e.getOriginalMessage(),
                    "Run kasus case again, which writes it anew.",
                    e);
        }
    }
}
