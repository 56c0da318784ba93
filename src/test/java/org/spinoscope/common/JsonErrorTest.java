package org.spinoscope.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonErrorTest {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '~',
            value = {
                "{\"a\": 1 \"b\": 2} # a comma is missing before “\"”",
                "[1 2] # a comma is missing before “2”",
                "{\"a\" 1} # a colon is missing before “1”",
                "{\"a\": 1,} # a name in double quotes is needed here, not “}”",
                "{a: 1} # a name in double quotes is needed here, not “a”",
                "[1, 2} # “}” closes something that was not opened",
                "{\"a\": ] # “]” is not allowed here",
                "{\"a\": [1, 2 # the text ends too early: a bracket or a quote is not closed",
                "{\"a\": \"b # the text ends too early: a bracket or a quote is not closed",
                "{\"a\": 1, \"a\": 2} # the name “a” occurs twice",
                "{\"a\": yes} # “yes” is no value; a text needs double quotes around it",
                "{\"a\": \"\\q\"} # “\\q” has no meaning; write a backslash as “\\\\”",
                "{\"a\": 1} {} # something follows after its end",
            })
    void saysWhatIsWrongWithoutCodesOrTheParsersWords(String text, String words) {
        assertThat(fault(text).words()).isEqualTo(words);
    }

    @Test
    void namesLineAndColumn() {
        var fault = fault("{\n  \"a\": 1\n    \"b\": 2\n}");
        assertThat(fault.line()).isEqualTo(3);
        assertThat(fault.column()).isEqualTo(5);
        assertThat(fault).hasToString("line 3, column 5: a comma is missing before “\"”");
    }

    private static JsonError fault(String text) {
        return JsonError.of(catchThrowableOfType(JacksonException.class, () -> JSON.readTree(text)));
    }
}
