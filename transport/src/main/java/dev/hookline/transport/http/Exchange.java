package dev.hookline.transport.http;

import java.io.IOException;
import org.apache.hc.client5.http.io.ConnectionEndpoint;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * Writes a request and reads the head of its answer, and notes in the flight when and whether an
 * answer began.
 */
final class Exchange implements ConnectionEndpoint.RequestExecutor {
  private final HttpRequestExecutor executor = new HttpRequestExecutor();

  @Override
  public ClassicHttpResponse execute(
      ClassicHttpRequest request, HttpClientConnection connection, HttpContext context)
      throws IOException, HttpException {
    Flight flight = (Flight) context.getAttribute(Flight.ATTRIBUTE);
    EndpointDetails details = connection.getEndpointDetails();
    long receivedBefore = details == null ? 0 : details.getReceivedBytesCount();
    long start = System.nanoTime();
    try {
      return executor.execute(request, connection, context);
    } finally {
      flight.firstByteNanos = System.nanoTime() - start;
      flight.answerBegan = details != null && details.getReceivedBytesCount() > receivedBefore;
    }
  }
}
