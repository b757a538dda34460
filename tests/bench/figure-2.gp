# figure-2 of samples/qufu-2023 as gnuplot draws it: same data, size, fonts, labels, legend.
# gnuplot -e "term='svg'; out='x.svg'" figure-2.gp
$channels << EOD
门户网站 12 12
网站子站点 288 312
微信公众号 239 308
EOD
if (term eq 'svg') { set terminal svg size 640,400 font "Noto Sans CJK SC,12" }
if (term eq 'pngcairo') { set terminal pngcairo size 1280,800 fontscale 2 font "Noto Sans CJK SC,12" }
if (term eq 'pdfcairo') { set terminal pdfcairo size 6.67in,4.17in font "Noto Sans CJK SC,9" }
set output out
set title "图2　2022年与2023年各渠道发布信息数量"
set style data histograms
set style histogram clustered gap 1
set style fill solid 1 border rgb "#1B365D"
set boxwidth 0.95
set yrange [0:340]
unset ytics
set border 1
set xtics nomirror scale 0
set key top left horizontal
plot $channels using 2:xtic(1) title "2022年" linecolor rgb "#86CBF2", \
     '' using 3 title "2023年" linecolor rgb "#1B365D", \
     '' using ($0-0.165):2:2 with labels offset 0,0.6 notitle, \
     '' using ($0+0.165):3:3 with labels offset 0,0.6 notitle
