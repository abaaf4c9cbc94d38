import HTTPTypes
import Hummingbird
import NIOCore
import Shared

extension Response {
    static func json(_ body: [UInt8], status: HTTPResponse.Status = .ok) -> Response {
        .bytes(
            ByteBuffer(bytes: body), mediaType: "application/json", status: status, headers: [.cacheControl: "no-store"]
        )
    }

    static func bytes(
        _ body: ByteBuffer, mediaType: String, status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]
    ) -> Response {
        var headers = headers
        headers[.contentType] = mediaType
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: body))
    }
}
