# Rows for the benchmark, the same every time: [{"group": "组7", "value": 212.4, "size": 35.91}, …].
#     awk -v count=1000000 -f rows.awk
function next_random() {
    seed = (seed * 16807) % 2147483647
    return seed
}
BEGIN {
    seed = 20240131
    printf "["
    for (i = 0; i < count; i++) {
        printf "%s{\"group\":\"组%d\",\"value\":%.2f,\"size\":%.1f}", i ? ",\n" : "",
            next_random() % 12 + 1, next_random() % 100000 / 100, next_random() % 100000 / 10
    }
    print "]"
}
