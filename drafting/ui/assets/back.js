// Remembers for ten minutes where the reader wanted to go: signing in leads through another server.
export default function () {
    const there = location.pathname + location.search;
    const secure = location.protocol === "https:" ? "; Secure" : "";
    document.cookie = `drafting_back=${encodeURIComponent(there)}; Max-Age=600; Path=/; SameSite=Lax${secure}`;
}
