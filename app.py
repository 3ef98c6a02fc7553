from drafting.ui.shell import main

main()
