#include "assets.h"

// #embed is C23; the compiler has it in every mode and says so.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char agent_board_js[] = {
#embed "../Gateway/Web/assets/agent-board.js"
};
static const unsigned char agents_view_js[] = {
#embed "../Gateway/Web/assets/agents-view.js"
};
static const unsigned char app_js[] = {
#embed "../Gateway/Web/assets/app.js"
};
static const unsigned char chat_view_js[] = {
#embed "../Gateway/Web/assets/chat-view.js"
};
static const unsigned char chat_css[] = {
#embed "../Gateway/Web/assets/chat.css"
};
static const unsigned char composer_js[] = {
#embed "../Gateway/Web/assets/composer.js"
};
static const unsigned char connection_machine_js[] = {
#embed "../Gateway/Web/assets/connection-machine.js"
};
static const unsigned char connection_view_js[] = {
#embed "../Gateway/Web/assets/connection-view.js"
};
static const unsigned char connection_js[] = {
#embed "../Gateway/Web/assets/connection.js"
};
static const unsigned char conversation_js[] = {
#embed "../Gateway/Web/assets/conversation.js"
};
static const unsigned char docs_css[] = {
#embed "../Gateway/Web/assets/docs.css"
};
static const unsigned char dom_js[] = {
#embed "../Gateway/Web/assets/dom.js"
};
static const unsigned char favicon_svg[] = {
#embed "../Gateway/Web/assets/favicon.svg"
};
static const unsigned char follow_scroll_js[] = {
#embed "../Gateway/Web/assets/follow-scroll.js"
};
static const unsigned char format_js[] = {
#embed "../Gateway/Web/assets/format.js"
};
static const unsigned char index_html[] = {
#embed "../Gateway/Web/assets/index.html"
};
static const unsigned char layout_css[] = {
#embed "../Gateway/Web/assets/layout.css"
};
static const unsigned char log_buffer_js[] = {
#embed "../Gateway/Web/assets/log-buffer.js"
};
static const unsigned char log_cursor_js[] = {
#embed "../Gateway/Web/assets/log-cursor.js"
};
static const unsigned char logs_view_js[] = {
#embed "../Gateway/Web/assets/logs-view.js"
};
static const unsigned char markdown_blocks_js[] = {
#embed "../Gateway/Web/assets/markdown-blocks.js"
};
static const unsigned char markdown_inline_js[] = {
#embed "../Gateway/Web/assets/markdown-inline.js"
};
static const unsigned char markdown_table_js[] = {
#embed "../Gateway/Web/assets/markdown-table.js"
};
static const unsigned char markdown_tree_js[] = {
#embed "../Gateway/Web/assets/markdown-tree.js"
};
static const unsigned char markdown_css[] = {
#embed "../Gateway/Web/assets/markdown.css"
};
static const unsigned char markdown_js[] = {
#embed "../Gateway/Web/assets/markdown.js"
};
static const unsigned char message_view_js[] = {
#embed "../Gateway/Web/assets/message-view.js"
};
static const unsigned char outbox_js[] = {
#embed "../Gateway/Web/assets/outbox.js"
};
static const unsigned char panels_css[] = {
#embed "../Gateway/Web/assets/panels.css"
};
static const unsigned char safe_url_js[] = {
#embed "../Gateway/Web/assets/safe-url.js"
};
static const unsigned char session_id_js[] = {
#embed "../Gateway/Web/assets/session-id.js"
};
static const unsigned char session_js[] = {
#embed "../Gateway/Web/assets/session.js"
};
static const unsigned char tabs_js[] = {
#embed "../Gateway/Web/assets/tabs.js"
};
static const unsigned char theme_css[] = {
#embed "../Gateway/Web/assets/theme.css"
};

#define ASSET(name, bytes) {name, bytes, sizeof bytes}

static const rh_asset assets[] = {
    ASSET("agent-board.js", agent_board_js),
    ASSET("agents-view.js", agents_view_js),
    ASSET("app.js", app_js),
    ASSET("chat-view.js", chat_view_js),
    ASSET("chat.css", chat_css),
    ASSET("composer.js", composer_js),
    ASSET("connection-machine.js", connection_machine_js),
    ASSET("connection-view.js", connection_view_js),
    ASSET("connection.js", connection_js),
    ASSET("conversation.js", conversation_js),
    ASSET("docs.css", docs_css),
    ASSET("dom.js", dom_js),
    ASSET("favicon.svg", favicon_svg),
    ASSET("follow-scroll.js", follow_scroll_js),
    ASSET("format.js", format_js),
    ASSET("index.html", index_html),
    ASSET("layout.css", layout_css),
    ASSET("log-buffer.js", log_buffer_js),
    ASSET("log-cursor.js", log_cursor_js),
    ASSET("logs-view.js", logs_view_js),
    ASSET("markdown-blocks.js", markdown_blocks_js),
    ASSET("markdown-inline.js", markdown_inline_js),
    ASSET("markdown-table.js", markdown_table_js),
    ASSET("markdown-tree.js", markdown_tree_js),
    ASSET("markdown.css", markdown_css),
    ASSET("markdown.js", markdown_js),
    ASSET("message-view.js", message_view_js),
    ASSET("outbox.js", outbox_js),
    ASSET("panels.css", panels_css),
    ASSET("safe-url.js", safe_url_js),
    ASSET("session-id.js", session_id_js),
    ASSET("session.js", session_js),
    ASSET("tabs.js", tabs_js),
    ASSET("theme.css", theme_css),
};

size_t rh_asset_count(void) { return sizeof assets / sizeof assets[0]; }

rh_asset rh_asset_at(size_t index) { return assets[index]; }
