/**
 * In: HTTP requests. Out: functions invoked by route, and their answers. Read {@link dev.vitalfew.local.http.HttpApi} first.
 */
@NullMarked
package dev.vitalfew.local.http;

import org.jspecify.annotations.NullMarked;
