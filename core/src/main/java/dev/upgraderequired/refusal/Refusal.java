package dev.upgraderequired.refusal;

import java.util.Map;

/**
 * A refusal that is not yet written.
 *
 * @param fields all fields but Date and Server, in the order in which they are to be sent
 * @param content the explanation in its transfer form; not sent to HEAD
 */
public record Refusal(int status, Map<String, String> fields, byte[] content) {}
