package dev.kasus.records.log.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.kasus.records.log.table.TableColumn;
import dev.kasus.records.log.table.TableRows;
import java.io.IOException;

/** Objects and arrays of JSON that are rows of a table. */
final class JsonRows {
    /** Marks the last entry of Transformers: totals, not a step. */
    private static final String SUMMARY = "train_runtime";

    private final TableRows table = new TableRows('.');
    private final String single;
    private boolean transformers;
    private boolean summary;

    /**
     * @param single name of a curve that has none inside
     */
    JsonRows(String single) {
        this.single = single;
    }

    TableRows table() {
        return table;
    }

    boolean isOfTransformers() {
        return transformers;
    }

    /** The trainer of Transformers wrote the rows. */
    void setOfTransformers() {
        transformers = true;
    }

    /** Reads one object as a row. */
    void line(JsonParser parser, long line) throws IOException {
        table.begin(line);
        summary = false;
        try {
            cells(parser, "");
        } catch (IOException damaged) {
            table.drop();
            throw damaged;
        }
        if (transformers && summary) {
            table.drop();
        }
        table.end();
    }

    /** Time, step and value, as TensorBoard writes a curve. */
    void triples(JsonParser parser) throws IOException {
        TableColumn step = table.column("step");
        TableColumn value = table.column("value");
        if (value != null) {
            value.belongsTo("", single);
        }
        JsonToken token = JsonToken.START_ARRAY;
        for (;
                token == JsonToken.START_ARRAY && !table.isFull() && step != null && value != null;
                token = parser.nextToken()) {
            table.begin(parser.currentLocation().getLineNr());
            int at = 0;
            for (JsonToken cell = parser.nextToken();
                    cell != null && cell != JsonToken.END_ARRAY;
                    cell = parser.nextToken()) {
                if (at == 1 || at == 2) {
                    number(parser, table, at == 1 ? step : value);
                }
                parser.skipChildren();
                at++;
            }
            table.end();
        }
    }

    private void cells(JsonParser parser, String prefix) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = prefix.isEmpty() ? parser.currentName() : prefix + parser.currentName();
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_OBJECT) {
                cells(parser, name + "/");
            } else if (token == JsonToken.START_ARRAY) {
                parser.skipChildren();
            } else {
                summary |= name.equals(SUMMARY);
                cell(parser, table, name);
            }
        }
        if (parser.currentToken() == null) {
            throw new IOException("the object is cut off");
        }
    }

    /** Adds the value at which a parser stands to a row. */
    static void cell(JsonParser parser, TableRows into, String name) throws IOException {
        TableColumn column = into.column(name);
        if (column != null) {
            number(parser, into, column);
        }
    }

    private static void number(JsonParser parser, TableRows into, TableColumn column) throws IOException {
        JsonToken token = parser.currentToken();
        if (token != null && token.isNumeric()) {
            into.number(column, parser.getDoubleValue(), false);
        } else if (token == JsonToken.VALUE_STRING) {
            into.text(column, parser.getText().strip());
        }
    }
}
